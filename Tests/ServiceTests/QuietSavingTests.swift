import Foundation
import Testing

/// What a page's script saves while a person is still typing.
@Suite struct QuietSavingTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    /// A person who has agreed and sees the second page.
    private func taker() throws -> SurveyTaker {
        var taker = try SurveyTaker(by: client)
        try taker.send(FormAnswers(["ok_survey": "yes", "ok_stories": "yes", "adult": "yes"]))
        return taker
    }

    private func resumed(_ taker: SurveyTaker) throws -> HTTPAnswer {
        try SurveyTaker.resume(#require(taker.code), by: client)
    }

    @Test("a page is saved as it is, faults and all, and stays where it is")
    func saving() throws {
        let taker = try taker()
        let answer = try taker.post(
            FormAnswers(["who": "self", "first_signs": "long ago"]), go: "quiet")
        #expect(answer.status == 204)
        #expect(answer["Draft-Revision"] == "2")
        #expect(answer["Cache-Control"] == "no-store")
        let page = try resumed(taker)
        #expect(page.hidden("page") == "2")
        #expect(page.hidden("revision") == "2")
        #expect(page.text.contains("value=\"long ago\""))
    }

    @Test("a page that knows the new revision can also empty a field")
    func emptying() throws {
        var taker = try taker()
        _ = try taker.post(FormAnswers(["who": "self", "gene": "DOK7"]), go: "quiet")
        taker.page = try resumed(taker)
        #expect(try taker.post(FormAnswers(["gene": ""]), go: "quiet")["Draft-Revision"] == "3")
        #expect(try !resumed(taker).text.contains("value=\"self\" checked"))
    }

    @Test("a page that was opened before others saved empties nothing and stays as old as it is")
    func stale() throws {
        let taker = try taker()
        _ = try taker.post(FormAnswers(["who": "self", "first_signs": "2011"]), go: "quiet")
        for _ in 1...2 {
            let answer = try taker.post(FormAnswers(["first_signs": "2012"]), go: "quiet")
            #expect(answer.status == 204)
            #expect(answer["Draft-Revision"] == nil)
        }
        let page = try resumed(taker)
        #expect(page.text.contains("value=\"self\" checked"))
        #expect(page.text.contains("value=\"2012\""))
    }

    @Test("nothing is saved before there is a draft, or once it is deleted")
    func withoutDraft() throws {
        let first = try SurveyTaker(by: client)
        #expect(try first.post(FormAnswers(["ok_survey": "yes"]), go: "quiet").status == 409)
        let taker = try taker()
        let code = try #require(taker.code)
        _ = try client.post("/surveys/discard", FormAnswers(["code": code]))
        #expect(try taker.post(FormAnswers(["who": "self"]), go: "quiet").status == 409)
        #expect(try SurveyTaker.resume(code, by: client).status == 422)
    }

    @Test("a consent that is unticked for a moment deletes nothing")
    func consent() throws {
        var taker = try taker()
        let consents = FormAnswers(["ok_survey": "yes", "ok_stories": "yes", "adult": "yes"])
        try taker.send(FormAnswers(["who": "self", "first_signs": "2011"]), go: "back")
        #expect(try taker.post(FormAnswers(["adult": "yes"]), go: "quiet").status == 204)
        taker.page = try resumed(taker)
        try taker.send(consents)
        #expect(taker.shows("value=\"2011\""))
    }

    @Test("an answer that would end the survey ends nothing before it is sent")
    func ending() throws {
        var taker = try taker()
        try taker.send(FormAnswers(["who": "self", "first_signs": "2011"]), go: "back")
        let young = FormAnswers(["ok_survey": "yes", "adult": "no"])
        #expect(try taker.post(young, go: "quiet").status == 409)
        #expect(try resumed(taker).status == 200)
    }
}
