import Demonstration
import Foundation
import Testing

/// Each survey of the demonstration from its first page to the withdrawal, in each of its languages.
@Suite struct DemonstrationTests {
    private static let ways = Participation.all.flatMap { person in
        person.languages.map { (person, $0) }
    }

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    @Test("the start page offers every survey, and each file is one of them")
    func offered() throws {
        let home = try client.get("/")
        for person in Participation.all {
            #expect(home.text.contains("href=\"\(person.path)\""))
            #expect(home.text.contains("<h3>\(person.title)</h3>"))
        }
        #expect(home.text.matches(of: /href="\/surveys\//).count == Participation.all.count)
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        let surveys = files.filter { $0.split(separator: ".").dropFirst() == ["yaml"] }
        #expect(Set(surveys) == Set(Participation.all.map { "\($0.survey).yaml" }))
    }

    @Test("every survey file is without findings, and every translation complete")
    func checked() throws {
        let files = Participation.all.map {
            Self.folder.appending(path: "\($0.survey).yaml").path
        }
        let checked = try CommandLineTool.run(["form", "check"] + files)
        #expect(checked.ending == .exit(0))
        let lines = checked.output.split(separator: "\n")
        let translations = Participation.all.flatMap { $0.languages.dropFirst() }
        #expect(lines.count { $0.hasSuffix(" is in order") } == files.count)
        #expect(lines.count { $0.hasSuffix(" is in order and complete") } == translations.count)
        #expect(lines.count == files.count + translations.count)
    }

    @Test(
        "a survey is begun, left, found again by its code, sent, changed and withdrawn",
        arguments: ways)
    func way(person: Participation, language: String) throws {
        var taker = try SurveyTaker(person.path, query: "?lang=\(language)", by: client)
        var count = 1
        while !taker.isLast {
            try taker.answer(as: person)
            count += 1
            if count == 3 { try leaveAndComeBack(&taker, person, language) }
            #expect(taker.shows("<html lang=\"\(language)\""))
        }
        #expect(count == person.pages)
        #expect(try service.report(of: person.survey).responses == 0)
        let code = taker.code
        try taker.answer(as: person)
        #expect(taker.page.status == 200 && taker.code == code)
        try expectCounts(person, before: 1, after: 0)
        try change(&taker, person, hasWords: language == person.languages[0])
        try expectCounts(person, before: 0, after: 1)
        try withdraw(taker, person)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    /// Pauses with the page half filled in, and goes on by the code over another connection.
    private func leaveAndComeBack(
        _ taker: inout SurveyTaker, _ person: Participation, _ language: String
    ) throws {
        let (number, answers) = (taker.number, taker.answers(of: person))
        try taker.send(answers, go: "pause")
        let code = try #require(taker.code)
        taker.page = try SurveyTaker.resume(
            code, query: "?lang=\(language)", by: service.client())
        #expect(taker.number == number)
        for (name, value) in answers.fields {
            #expect(taker.page.holds(name, value), "‘\(name)’ was lost")
        }
    }

    private func change(
        _ taker: inout SurveyTaker, _ person: Participation, hasWords: Bool
    ) throws {
        let change = person.change
        let link = try Regex(
            "href=\"(/receipt/[^\"/]+/\(change.item)(?:\\?[^\"]*)?)\"",
            as: (Substring, Substring).self)
        let address = try #require(taker.page.text.firstMatch(of: link)?.output.1)
        let query = address.drop { $0 != "?" }
        let page = try client.get(String(address))
        #expect(page.holds(change.counted, change.before))
        var form = FormAnswers(change.fields)
        for name in ["code", "item"] { form = form.with(name, page.hidden(name)) }
        #expect(taker.shows(change.wordsBefore) == hasWords)
        taker.page = try client.follow(client.post("/receipt/change" + query, form))
        #expect(taker.page.status == 200)
        #expect(taker.shows(change.wordsAfter) == hasWords)
        #expect(!taker.shows(change.wordsBefore))
    }

    private func withdraw(_ taker: SurveyTaker, _ person: Participation) throws {
        let form = FormAnswers([:]).with("code", taker.code)
        let page = try client.follow(client.post("/receipt/withdraw", form))
        #expect(page.status == 200)
        let report = try service.report(of: person.survey)
        #expect(report.responses == 0)
        #expect(report.questions.flatMap(\.counts).allSatisfy { $0.count == 0 })
        let later = try SurveyTaker.resume(#require(taker.code), by: service.client())
        #expect(later.text.contains("Your answers are deleted"))
    }

    /// One response counts, with the answer as it was before the change or after it.
    private func expectCounts(_ person: Participation, before: Int, after: Int) throws {
        let report = try service.report(of: person.survey)
        #expect(report.responses == 1)
        #expect(report.count(person.change.counted, person.change.before) == before)
        #expect(report.count(person.change.counted, person.change.after) == after)
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../forms").standardized
}

extension HTTPAnswer {
    /// Says whether a field of the page is filled in with a value.
    fileprivate func holds(_ name: String, _ value: String) -> Bool {
        let typed = value.replacing("&", with: "&amp;")
        let field = try? Regex("<(input|textarea|select)[^>]* name=\"\(name)\"[^>]*>")
        let places = field.map { text.ranges(of: $0) } ?? []
        return places.contains { place in
            let tag = text[place]
            if tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"") {
                return tag.contains(" value=\"\(typed)\" checked")
            }
            let rest = text[place.upperBound...]
            if tag.hasPrefix("<textarea") { return rest.hasPrefix(typed) }
            guard tag.hasPrefix("<select") else { return tag.contains(" value=\"\(typed)\"") }
            let end = rest.range(of: "</select>")?.lowerBound ?? rest.endIndex
            return rest[..<end].contains("value=\"\(typed)\" selected")
        }
    }
}
