import Foundation
import Synchronization
import Testing

/// What impatient fingers and browsers do with a page that was sent already.
@Suite(.bothEngines) struct RepetitionTests {
    private let service: RecountProcess
    private let client: HTTPClient
    /// One page, filled in.
    private let page: FormAnswers

    init() throws {
        service = try RecountProcess()
        client = service.client()
        let key = try client.get(WeightSurvey.path).hidden("key")
        page = WeightSurvey.answers.with("key", key)
    }

    @Test("a double click is one response with one code")
    func doubleClick() throws {
        let port = service.port
        let page = page
        let codes = Mutex<[String?]>([])
        DispatchQueue.concurrentPerform(iterations: 8) { _ in
            let client = HTTPClient(port: port)
            let receipt = try? client.follow(client.post(WeightSurvey.path, page))
            codes.withLock { $0.append(receipt?.hidden("code")) }
        }
        let seen = codes.withLock(\.self)
        #expect(seen.count == 8)
        #expect(!seen.contains(nil))
        #expect(Set(seen).count == 1)
        #expect(try service.report().responses == 1)
    }

    @Test("a reload of the sent page stores nothing and leads to the same receipt")
    func reload() throws {
        let first = try client.follow(client.post(WeightSurvey.path, page))
        let again = try client.follow(client.post(WeightSurvey.path, page))
        #expect(again.hidden("code") == first.hidden("code"))
        #expect(again.text.contains("Thank you. Your answers are saved."))
        #expect(try service.report().responses == 1)
    }

    @Test("going back and changing answers keeps the first ones and says so")
    func back() throws {
        let first = try client.follow(client.post(WeightSurvey.path, page))
        let changed = page.with("diagnosis.other", "Something else")
        let again = try client.follow(client.post(WeightSurvey.path, changed))
        #expect(again.hidden("code") == first.hidden("code"))
        #expect(again.text.contains("Your first answers were kept"))
        #expect(again.text.contains("Something rare"))
        #expect(!again.text.contains("Something else"))
        #expect(try service.report().responses == 1)
    }

    @Test("a repetition after a crash finds the response that was stored before")
    func crash() throws {
        let first = try client.follow(client.post(WeightSurvey.path, page))
        service.kill()
        let next = try RecountProcess(on: service.data)
        let client = next.client()
        let again = try client.follow(client.post(WeightSurvey.path, page))
        #expect(again.hidden("code") == first.hidden("code"))
        #expect(try next.report().responses == 1)
    }

    @Test("a page sent after the withdrawal of its answers does not bring them back")
    func afterWithdrawal() throws {
        let first = try client.follow(client.post(WeightSurvey.path, page))
        let code = try #require(first.hidden("code"))
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        let again = try client.follow(client.post(WeightSurvey.path, page))
        #expect(again.text.contains("Your answers are deleted"))
        #expect(try service.report().responses == 0)
    }

    @Test("two pages of one survey are two responses")
    func twoPages() throws {
        let codes = try [WeightSurvey.code(by: client), WeightSurvey.code(by: client)]
        #expect(Set(codes).count == 2)
        #expect(try service.report().responses == 2)
    }
}
