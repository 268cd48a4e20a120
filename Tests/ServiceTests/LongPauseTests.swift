import Foundation
import Testing

/// A person who leaves a page open, or comes back much later.
@Suite struct LongPauseTests {
    private static let consents = FormAnswers(["ok_survey": "yes", "adult": "yes"])
    private static let about = FormAnswers(["who": "self", "diagnosis": "lems"])

    private let service: RecountProcess
    /// The person, with the second page before them.
    private let taker: SurveyTaker
    private let address: String

    init() throws {
        service = try RecountProcess()
        var taker = try SurveyTaker(by: service.client())
        address = try #require(taker.post(Self.consents)["Location"])
        taker.page = try taker.client.get(address)
        self.taker = taker
    }

    /// The same service when so much time has passed, with the page still open.
    private func later(_ time: String) throws -> (service: RecountProcess, taker: SurveyTaker) {
        service.kill()
        let service = try RecountProcess(on: service.data, later: time)
        var taker = try SurveyTaker(by: service.client())
        taker.page = self.taker.page
        return (service, taker)
    }

    @Test("a page that was open for a night is sent as if no time had passed", arguments: [13, 72])
    func openPage(hours: Int) throws {
        var (service, taker) = try later("+\(hours)h")
        try taker.send(Self.about, go: "pause")
        #expect(taker.shows("We keep them for you until"))
        let again = try SurveyTaker.resume(#require(taker.code), by: service.client())
        #expect(again.text.contains("value=\"lems\" checked"))
    }

    @Test("a first page that was open for days is taken, and so is a whole survey")
    func firstPage() throws {
        let page = try SurveyTaker(query: "?pages=one", by: service.client()).page
        var (service, taker) = try later("+72h")
        taker.page = page
        try taker.send(WeightSurvey.answers, go: "send")
        #expect(taker.shows("Thank you. Your answers are saved."))
        #expect(try service.report().responses == 1)
    }

    @Test("the address of a page asks for the code after half a day, which leads to the page")
    func oldAddress() throws {
        let (service, taker) = try later("+13h")
        let page = try taker.client.get(address)
        #expect(page.text.contains("name=\"code\""))
        #expect(!page.text.contains("name=\"who\""))
        let resumed = try SurveyTaker.resume(#require(taker.code), by: service.client())
        #expect(resumed.hidden("page") == "2")
    }

    @Test("what was saved waits for thirty days, and then the code says that its time is over")
    func expiry() throws {
        let code = try #require(taker.code)
        let (service, taker) = try later("+29d")
        #expect(try SurveyTaker.resume(code, by: taker.client).text.contains("Welcome back."))
        service.kill()
        // Under another clock no timer fires: the work that is due is done when the service stops.
        let next = try RecountProcess(on: service.data, later: "+31d")
        next.terminate()
        #expect(try next.ending() == .exit(0))
        let last = try RecountProcess(on: service.data, later: "+31d")
        let answer = try SurveyTaker.resume(code, by: last.client())
        #expect(answer.status == 422)
        #expect(answer.text.contains("their time is over"))
    }
}
