import Testing

/// Answers that a person changes after sending them.
@Suite(.bothEngines) struct ChangeTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    @Test("a changed answer takes the place of the old one, and the response counts once")
    func change() throws {
        let receipt = try sent()
        let page = try client.get(#require(try address(of: "change", on: receipt)))
        #expect(page.text.contains("value=\"lost\" checked"))
        let changed = try post(["change": "gained"], to: page)
        #expect(changed.status == 303)
        let after = try client.follow(changed)
        #expect(after.text.contains("Your change is saved"))
        #expect(after.text.contains("I gained weight") && !after.text.contains("I lost weight"))
        #expect(after.text.contains("Last changed on"))
        let report = try service.report()
        #expect(report.responses == 1)
        #expect(report.count("change", "gained") == 1 && report.count("change", "lost") == 0)
        #expect(report.count("reasons", "mood") == 1)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a change that hides other questions takes their answers along")
    func hiding() throws {
        let page = try client.get(#require(try address(of: "change", on: sent())))
        let after = try client.follow(post(["change": "same"], to: page))
        #expect(!after.text.contains("Worry or low mood"))
        #expect(try service.report().count("reasons", "mood") == 0)
    }

    @Test("a faulty change keeps what was typed and changes nothing")
    func faulty() throws {
        let page = try client.get(#require(try address(of: "weight", on: sent())))
        let refused = try post(["weight": "heavy"], to: page)
        #expect(refused.status == 422)
        #expect(refused.text.contains("value=\"heavy\""))
        #expect(refused.text.contains("Nothing has been changed yet"))
        let again = try client.follow(post(["weight": "80"], to: refused))
        #expect(again.text.contains("80 kg"))
    }

    @Test("sending the same change twice is one change")
    func twice() throws {
        let page = try client.get(#require(try address(of: "change", on: sent())))
        let answers = try (1...2).map { _ in try post(["change": "same"], to: page).status }
        #expect(answers == [303, 303])
        #expect(try service.report().count("change", "same") == 1)
    }

    @Test("a withdrawn response is not changed any more")
    func withdrawn() throws {
        let receipt = try sent()
        let page = try client.get(#require(try address(of: "change", on: receipt)))
        let code = try #require(receipt.hidden("code"))
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        let after = try client.follow(post(["change": "same"], to: page))
        #expect(after.text.contains("Your answers are deleted"))
        #expect(try service.report().responses == 0)
    }

    @Test("the withdrawal of a changed response takes back what it counts as now")
    func withdrawalAfterChange() throws {
        let receipt = try sent()
        let page = try client.get(#require(try address(of: "change", on: receipt)))
        _ = try post(["change": "gained"], to: page)
        let code = try #require(receipt.hidden("code"))
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        #expect(try service.report().questions.flatMap(\.counts).allSatisfy { $0.count == 0 })
    }

    @Test("consents and questions that were not asked have no page")
    func notChangeable() throws {
        let receipt = try sent()
        let address = try #require(try address(of: "change", on: receipt))
        for name in ["ok_survey", "gene", "nothing"] {
            #expect(try client.get(address.replacing("/change", with: "/\(name)")).status == 404)
        }
    }

    private func sent() throws -> HTTPAnswer {
        try client.follow(WeightSurvey.send(by: client))
    }

    private func address(of item: String, on receipt: HTTPAnswer) throws -> String? {
        let link = try Regex("href=\"(/receipt/[^\"]+/\(item))\"", as: (Substring, Substring).self)
        return receipt.text.firstMatch(of: link).map { String($0.output.1) }
    }

    private func post(
        _ answers: KeyValuePairs<String, String>, to page: HTTPAnswer
    ) throws -> HTTPAnswer {
        let form = FormAnswers(answers).with("code", page.hidden("code"))
            .with("item", page.hidden("item"))
        return try client.post("/receipt/change", form)
    }
}
