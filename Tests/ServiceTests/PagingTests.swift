import Foundation
import Testing

/// A survey taken page by page, paused, resumed and sent.
@Suite struct PagingTests {
    private static let consents = FormAnswers([
        "ok_survey": "yes", "ok_stories": "yes", "adult": "yes",
    ])
    private static let about = FormAnswers(["who": "self", "diagnosis": "lems"])
    private static let weight = FormAnswers(["weight": "72.5", "change": "lost"])
    private static let daily = FormAnswers(["tried": "texture", "listened": "4"])
    private static let story = FormAnswers(["story": "Small meals & good company."])

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    @Test("a survey is taken page by page and counts when it is sent")
    func whole() throws {
        var taker = try SurveyTaker(by: client)
        #expect(taker.shows("name=\"adult\"") && !taker.shows("name=\"who\""))
        try taker.send(Self.consents)
        #expect(taker.number == 2)
        #expect(taker.shows("Your code to go on later"))
        #expect(taker.shows("Page 2 of 5."))
        let code = try #require(taker.code)
        try taker.send(Self.about)
        try taker.send(Self.weight)
        try taker.send(Self.daily)
        #expect(try service.report().responses == 0)
        try taker.send(Self.story, go: "send")
        #expect(taker.shows("Thank you. Your answers are saved."))
        #expect(taker.shows("good company."))
        #expect(taker.code == code)
        #expect(try service.report().responses == 1)
        #expect(try service.report().count("change", "lost") == 1)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("pages that nothing asks are passed over, forth and back")
    func skipping() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents.with("ok_stories", nil))
        #expect(taker.shows("Page 2 of 4."))
        try taker.send(Self.about)
        try taker.send(Self.weight)
        #expect(taker.shows("value=\"send\""))
        try taker.send(Self.daily, go: "back")
        #expect(taker.shows("name=\"weight\""))
    }

    @Test("what was typed comes back on another device, faulty or not")
    func resuming() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents)
        try taker.send(Self.about)
        try taker.send(Self.weight.with("weight", "heavy"), go: "pause")
        let code = try #require(taker.code)
        #expect(taker.shows("We keep them for you until"))
        taker.page = try SurveyTaker.resume(code, by: service.client())
        #expect(taker.number == 3)
        #expect(taker.shows("Welcome back."))
        #expect(taker.shows("value=\"heavy\""))
        #expect(try taker.isTicked("change", "lost"))
        try taker.send(Self.weight)
        #expect(taker.number == 4)
    }

    @Test("a faulty page is saved and shown again, with its own faults alone")
    func faulty() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents)
        let answer = try taker.post(Self.about.with("who", nil).with("first_signs", "1800"))
        #expect(answer.status == 422)
        let links = answer.text.matches(of: /<li><a href="#([a-z_]+)">/).map {
            String($0.output.1)
        }
        #expect(links == ["who", "first_signs"])
        taker.page = try SurveyTaker.resume(#require(taker.code), by: client)
        #expect(taker.shows("value=\"1800\""))
    }

    @Test("a server that stops loses no saved page")
    func restart() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents)
        try taker.send(Self.about)
        let code = try #require(taker.code)
        service.kill()
        let next = try RecountProcess(on: service.data)
        taker.page = try SurveyTaker.resume(code, by: next.client())
        #expect(taker.number == 3)
    }

    @Test("a double click on the first page makes one draft, and on the last one response")
    func doubleClick() throws {
        var taker = try SurveyTaker(by: client)
        _ = try taker.post(Self.consents)
        try taker.send(Self.consents)
        let code = try #require(taker.code)
        for page in [Self.about, Self.weight, Self.daily] { try taker.send(page) }
        let answers = try (1...2).map { _ in
            try client.follow(taker.post(Self.story, go: "send"))
        }
        #expect(answers.map { $0.hidden("code") } == [code, code])
        #expect(try service.report().responses == 1)
    }

    @Test("two windows on one draft lose nothing of each other")
    func twoWindows() throws {
        var first = try SurveyTaker(by: client)
        try first.send(Self.consents)
        var second = first
        try first.send(Self.about.with("gene", "CHRNE").with("diagnosis", "cms"))
        // The second window still shows the empty page and answers another question of it.
        try second.send(FormAnswers(["who": "self", "region": "canada"]))
        second.page = try SurveyTaker.resume(#require(first.code), by: client)
        try second.send(FormAnswers([:]), go: "back")
        #expect(try second.isTicked("diagnosis", "cms"))
        #expect(second.shows("value=\"CHRNE\""))
        #expect(second.shows("value=\"canada\" selected"))
    }

    @Test("the Back button and other answers change what is saved, and hidden answers are not sent")
    func back() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents)
        let about = taker
        try taker.send(FormAnswers(["who": "self", "diagnosis": "cms", "gene": "CHRNE"]))
        taker.page = try SurveyTaker.resume(#require(taker.code), by: client)
        try taker.send(FormAnswers([:]), go: "back")
        try taker.send(Self.about)
        #expect(taker.number == 3)
        _ = about
        try taker.send(Self.weight)
        try taker.send(Self.daily)
        try taker.send(Self.story, go: "send")
        #expect(!taker.shows("CHRNE"))
        #expect(taker.shows("Lambert-Eaton"))
    }

    @Test("a purpose that is refused in the middle takes its answers along")
    func consentTakenBack() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents)
        for page in [Self.about, Self.weight, Self.daily] { try taker.send(page) }
        try taker.send(Self.story, go: "back")
        for _ in 1...3 { try taker.send(FormAnswers([:]), go: "back") }
        #expect(taker.number == 1)
        try taker.send(Self.consents.with("ok_stories", nil))
        try taker.send(FormAnswers([:]), go: "back")
        try taker.send(Self.consents)
        for page in [Self.about, Self.weight, Self.daily] { try taker.send(page) }
        #expect(taker.shows("name=\"story\"") && !taker.shows("good company"))
    }

    @Test("who is turned away leaves nothing behind")
    func screenedOut() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents.with("adult", "no"))
        #expect(taker.shows("Please ask a parent"))
        let fresh = try SurveyTaker(by: client)
        taker = fresh
        try taker.send(Self.consents)
        let code = try #require(taker.code)
        try taker.send(FormAnswers([:]), go: "back")
        try taker.send(Self.consents.with("adult", "no"))
        #expect(taker.shows("Please ask a parent"))
        let entry = try SurveyTaker.resume(code, by: client)
        #expect(entry.status == 422 && entry.text.contains("We do not know this code"))
    }

    @Test("nothing is kept before the consent that everything needs")
    func noConsent() throws {
        let taker = try SurveyTaker(by: client)
        let page = try taker.post(FormAnswers(["adult": "yes"]))
        #expect(page.status == 422)
        #expect(page.hidden("code") == nil)
        #expect(page.hidden("key") == taker.page.hidden("key"))
    }

    @Test("what was saved can be deleted without being sent")
    func discarding() throws {
        var taker = try SurveyTaker(by: client)
        try taker.send(Self.consents)
        try taker.send(Self.about, go: "pause")
        let code = try #require(taker.code)
        let deleted = try client.post("/surveys/discard", FormAnswers(["code": code]))
        #expect(deleted.text.contains("deleted for good"))
        #expect(try SurveyTaker.resume(code, by: client).status == 422)
    }

    @Test("a person may have each question on a page of its own, and everything on one")
    func switching() throws {
        var taker = try SurveyTaker(query: "?pages=questions", by: client)
        #expect(taker.shows("name=\"ok_survey\"") && !taker.shows("name=\"adult\""))
        try taker.send(FormAnswers(["ok_survey": "yes"]))
        #expect(taker.shows("name=\"adult\""))
        try taker.send(FormAnswers(["adult": "yes"]))
        #expect(taker.shows("name=\"who\"") && !taker.shows("name=\"diagnosis\""))
        try taker.send(FormAnswers(["who": "self"]), go: "one")
        #expect(taker.shows("name=\"who\"") && taker.shows("name=\"change\""))
        #expect(try taker.isTicked("who", "self"))
    }
}
