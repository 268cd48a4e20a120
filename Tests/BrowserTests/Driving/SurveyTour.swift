import Demonstration
import Testing

/// The pages of one survey in one language that a person meets who answers all of it: untouched,
/// with faults, at rest, sent and changed.
struct SurveyTour {
    let name: String
    private(set) var visits: [Visit] = []
    private let person: Participation
    private let language: String
    private let client: LoopbackClient

    /// Each survey of the demonstration with each of its languages.
    static let ways = Participation.all.flatMap { person in
        person.languages.map { (person, $0) }
    }

    static func all(on site: Site) throws -> [SurveyTour] {
        try ways.map { try SurveyTour($0, in: $1, on: site) }
    }

    init(_ person: Participation, in language: String, on site: Site) throws {
        (self.person, self.language, client) = (person, language, site.client)
        name = "\(person.survey)-\(language)"
        try goThroughPages()
        try seeWhole()
        try send()
    }

    private var start: String { "\(person.path)?lang=\(language)" }

    /// Page by page up to the last one, which is never sent.
    private mutating func goThroughPages() throws {
        var page = try open(start)
        var number = 1
        visits.append(Visit(name: "page 1", path: page.path))
        // Pages of their own: the key of the one above leads to the draft.
        visits += turnedAway(try open(start))
        var faulty = [try open(start).sent(as: "page 1 with faults", person.faults)]
        while !page.isLast {
            page = try follow(page.form(person.answers, go: "next"), to: page.action)
            number += 1
            visits.append(Visit(name: "page \(number)", path: page.path))
            guard person.faults.contains(where: { page.has($0.key) }) else { continue }
            faulty.append(page.sent(as: "page \(number) with faults", person.faults))
        }
        #expect(number == person.pages)
        let paused = try follow(page.form(person.answers, go: "pause"), to: page.action)
        visits.append(Visit(name: "the pause", path: paused.path))
        visits += faulty
    }

    private func turnedAway(_ page: Page) -> [Visit] {
        guard page.has("adult") else { return [] }
        let form = page.form(["ok_survey": "yes", "adult": "no", "helps": "yes"], go: "next")
        return [Visit(name: "the end for who is too young", path: page.action, form: form)]
    }

    private mutating func seeWhole() throws {
        let page = try open(start + "&pages=one")
        visits.append(Visit(name: "all on one page", path: page.path))
        visits.append(page.sent(as: "all on one page with faults", person.faults, go: "send"))
    }

    private mutating func send() throws {
        let page = try open(start + "&pages=one")
        let receipt = try follow(page.form(person.answers, go: "send"), to: page.action)
        visits.append(Visit(name: "the receipt", path: receipt.path))
        let link = try Regex(
            "href=\"(/receipt/[^\"/]+/\(person.change.item)(?:\\?[^\"]*)?)\"",
            as: (Substring, Substring).self)
        let change = try open(String(try #require(receipt.text.firstMatch(of: link)).output.1))
        visits.append(Visit(name: "the change of an answer", path: change.path))
        let form = change.form(person.faults, go: "")
        visits.append(
            Visit(
                name: "the change with faults", path: change.action, form: form, status: 422))
    }

    private func open(_ path: String) throws -> Page {
        let answer = try client.send("GET", path)
        try #require(answer.status == 200, "\(path)")
        return Page(path: path, text: String(decoding: answer.body, as: UTF8.self))
    }

    private func follow(_ form: [Visit.Field], to action: String) throws -> Page {
        let answer = try client.post(action, form)
        try #require(answer.status == 303, "\(name): \(action)")
        return try open(try #require(answer.field("Location")))
    }
}

/// A page with a form, as a program reads it.
private struct Page {
    let path: String
    let text: String

    var isLast: Bool { text.contains("name=\"go\" value=\"send\"") }

    /// Where the form of the page is sent to.
    var action: String {
        let form = text.firstMatch(of: /<form method="post" action="([^"]+)" novalidate>/)
        return form.map { String($0.output.1) } ?? path
    }

    func has(_ field: String) -> Bool { text.contains(" name=\"\(field)\"") }

    /// What the page carries for the service, and what is filled in of these fields.
    func form(_ fields: Participation.Fields, go: String) -> [Visit.Field] {
        let carried = text.matches(of: /<input type="hidden" name="([^"]+)" value="([^"]*)">/)
            .map { (name: String($0.output.1), value: String($0.output.2)) }
        return carried + fields.filter { has($0.key) }.map { ($0.key, $0.value) } + [("go", go)]
    }

    func sent(as name: String, _ faults: Participation.Fields, go: String = "next") -> Visit {
        Visit(name: name, path: action, form: form(faults, go: go), status: 422)
    }
}
