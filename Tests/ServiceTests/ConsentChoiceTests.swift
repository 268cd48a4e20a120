import Foundation
import Testing

/// What a person decides about one purpose after the answers were sent.
@Suite(.bothEngines) struct ConsentChoiceTests {
    private struct Stored: Decodable {
        struct Answer: Decodable { let item: String }
        struct Consent: Decodable, Hashable { let purpose, status: String }

        let status: String
        let answers: [Answer]
        let consents: [Consent]
    }

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
        try service.publishPurposes()
    }

    @Test("withdrawing one purpose deletes what it alone covers, and corrects the counts")
    func withdrawOne() throws {
        let code = try sent()
        let after = try client.follow(decide("withdraw", "research", code))
        #expect(after.text.contains("Your decision is saved"))
        #expect(after.text.contains("You withdrew your agreement on"))
        let report = try service.report(of: "tide")
        #expect(report.responses == 1)
        #expect(report.questions.first { $0.id == "dose" }?.answered == 0)
        #expect(report.count("ok_research", "given") == 0)
        #expect(report.count("mood", "good") == 1)
        let stored = try stored(code)
        #expect(stored.status == "stored")
        #expect(!stored.answers.map(\.item).contains("dose"))
        #expect(stored.answers.map(\.item).contains("story"))
        #expect(stored.consents.last == .init(purpose: "research", status: "ConsentWithdrawn"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a purpose that was withdrawn can be agreed to again, as often as one likes")
    func giveAgain() throws {
        let code = try sent()
        for _ in 1...2 {
            _ = try decide("withdraw", "stories", code)
            #expect(try decide("give", "stories", code).status == 303)
        }
        #expect(try stored(code).consents.last?.status == "ConsentGiven")
        #expect(try service.report(of: "tide").count("ok_stories", "given") == 1)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("withdrawing the purpose on which everything rests ends the response")
    func withdrawAll() throws {
        let code = try sent()
        let after = try client.follow(decide("withdraw", "survey", code))
        #expect(after.text.contains("Your answers are deleted"))
        #expect(try service.report(of: "tide").responses == 0)
        #expect(try Set(stored(code).consents.suffix(3).map(\.status)) == ["ConsentWithdrawn"])
    }

    @Test("the interface and the command withdraw one purpose too, each in its own name")
    func otherWays() throws {
        let code = try sent()
        let deleted = try client.ask(
            "DELETE", "/api/v1/receipts?purpose=research",
            fields: ["Authorization": "Bearer \(code)"])
        #expect(deleted.status == 200 && deleted.text == #"{"status":"stored"}"#)
        let revoked = try service.command("revoke", code, "--purpose", "stories")
        #expect(revoked.output.hasPrefix("revoked for this purpose; the answers that it alone"))
        let consents = try stored(code).consents
        #expect(consents.contains(.init(purpose: "research", status: "ConsentWithdrawn")))
        #expect(consents.contains(.init(purpose: "stories", status: "ConsentRevoked")))
        let again = try service.command("revoke", code, "--purpose", "stories")
        #expect(again.output.hasPrefix("nothing to revoke"))
        let faulty = try service.command("revoke", code, "--purpose", "Stories!")
        #expect(faulty.ending == .exit(1))
        #expect(faulty.complaints.contains("‘Stories!’ is no name of a purpose"))
    }

    @Test("changed words are asked again, and until then nothing but the old ones counts")
    func changedWords() throws {
        let code = try sent()
        #expect(try !receipt(code).text.contains("This has changed since you agreed"))
        try service.publishPurposes(version: "1.1.0", research: "Share my doses with companies.")
        let page = try receipt(code)
        #expect(page.text.contains("This has changed since you agreed"))
        #expect(page.text.contains("Share my doses with companies."))
        #expect(try stored(code).consents.map(\.status).suffix(1) == ["ConsentGiven"])
        let after = try client.follow(decide("give", "research", code))
        #expect(after.text.contains("You agreed again on"))
        #expect(!after.text.contains("Share my doses.<"))
        #expect(
            try stored(code).consents.last
                == .init(purpose: "research", status: "RenewedConsentGiven"))
        // And the end of it is written down under the words that were agreed to last.
        _ = try decide("withdraw", "research", code)
        let shown = try service.command("consent", "show", code).output
            .split(separator: "\n").suffix(2).map { $0.split(separator: " ").last }
        #expect(shown[0] == shown[1])
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a changed privacy policy is asked again too")
    func changedPolicy() throws {
        let code = try sent()
        let file = try service.data.write("# Privacy\n\nWe now share more.\n", to: "privacy.en.md")
        #expect(try service.command("notice", "publish", file).ending == .exit(0))
        #expect(
            try eventually {
                try receipt(code).text.contains("This has changed since you agreed")
            })
    }

    @Test("a consent ends when its time is over, with what it covers, in the operator's name")
    func expiry() throws {
        let code = try sent()
        #expect(try receipt(code).text.contains("It is valid until"))
        let early = try service.command("consent", "expire")
        #expect(early.output == "consents ended of 0 responses\n")
        service.terminate()
        _ = try service.ending()
        // Under another clock no timer fires: the work that is due is done when the service stops.
        let later = try RecountProcess(on: service.data, later: "+366d")
        later.terminate()
        #expect(try later.ending() == .exit(0))
        #expect(try later.command("consent", "show", code).output.contains("ConsentExpired"))
        #expect(try later.report(of: "tide").questions.first { $0.id == "dose" }?.answered == 0)
        #expect(try later.report(of: "tide").responses == 1)
        let record = try #require(
            try later.command("consent", "show", code, "--json").output.split(separator: "\n").last)
        #expect(record.contains(#""by":"operator","method":"calendar","previous":""#))
        #expect(try later.command("doctor").ending == .exit(0))
    }

    @Test("when the time of the purpose on which everything rests is over, the response ends")
    func primaryExpiry() throws {
        try service.publishPurposes(
            version: "1.1.0", research: "Share all my doses.",
            main: "{text: To count my answers, valid: 30 days}")
        let code = try sent()
        service.terminate()
        _ = try service.ending()
        let later = try RecountProcess(on: service.data, later: "+31d")
        later.terminate()
        #expect(try later.ending() == .exit(0))
        // Only what ran out has expired; the others fell with it.
        let ends = try later.command("consent", "show", code).output
            .split(separator: "\n").suffix(3).map { $0.split(separator: " ")[1...2] }
        #expect(
            ends.map(Array.init) == [
                ["ConsentExpired", "survey"], ["ConsentRevoked", "research"],
                ["ConsentRevoked", "stories"],
            ])
        #expect(try later.command("consent", "access", code).output.contains("\"answers\":[]"))
        let report = try later.report(of: "tide")
        #expect(report.responses == 0)
        #expect(report.count("mood", "good") == 0 && report.count("ok_stories", "given") == 0)
        #expect(try later.command("doctor").ending == .exit(0))
    }

    @Test("ending a consent takes no more steps than giving it")
    func steps() throws {
        // To give: open the survey, tick, send. To end: open the receipt by the code, press.
        let page = try client.get(PurposeSurvey.path)
        let giving = ["open", page.text.contains("name=\"ok_research\"") ? "tick" : "", "send"]
        let receipt = try receipt(try sent())
        let ending = ["open", "press"]
        let control = "name=\"decision\" value=\"withdraw\""
        #expect(receipt.text.ranges(of: control).count == 2)
        #expect(ending.count <= giving.filter { !$0.isEmpty }.count)
        // To end everything: open, unfold, press; as many as giving takes.
        let folded = try #require(receipt.text.firstRange(of: "<details>"))
        #expect(receipt.text[folded.lowerBound...].contains("action=\"/receipt/withdraw"))
        #expect(receipt.text.ranges(of: "<details>").count == 1)
    }

    @Test("a decision without a code, a purpose or a direction changes nothing")
    func faulty() throws {
        let code = try sent()
        #expect(try decide("withdraw", "research", "7H3K-9QXR").status == 422)
        #expect(try decide("withdraw", "No purpose!", code).status == 400)
        #expect(try decide("perhaps", "research", code).status == 400)
        #expect(try decide("give", "nothing", code).status == 303)
        #expect(try stored(code).consents.count == 3)
    }

    @Test("an age that was asserted stands in the record")
    func assertion() throws {
        let record = try service.command("consent", "show", sent(), "--json").output
        #expect(record.hasPrefix(#"{"ageAssertion":"adult","context":""#))
    }

    private func sent() throws -> String {
        let page = try client.get(PurposeSurvey.path)
        let answers = PurposeSurvey.answers.with("key", page.hidden("key"))
        let receipt = try client.follow(client.post(PurposeSurvey.path, answers))
        return try #require(receipt.hidden("code"))
    }

    private func decide(_ decision: String, _ purpose: String, _ code: String) throws -> HTTPAnswer
    {
        try client.post(
            "/receipt/consent",
            FormAnswers(["code": code, "purpose": purpose, "decision": decision]))
    }

    private func receipt(_ code: String) throws -> HTTPAnswer {
        try client.follow(client.post("/receipt", FormAnswers(["code": code])))
    }

    private func stored(_ code: String) throws -> Stored {
        try client.get("/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"]).json()
    }
}
