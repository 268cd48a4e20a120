import Foundation
import Testing

/// What a person gets who asks for everything that is held about them.
@Suite struct AccessTests {
    private struct Held: Decodable {
        struct Answer: Decodable { let item, question: String, answer: [String] }
        struct Act: Decodable {
            struct Event: Decodable { let purpose, status, day: String, ledgerLeaf: Int }
            struct Record: Decodable { let recordId, subject: String }
            struct Context: Decodable { let legalBasis: String }

            let events: [Event]
            let record: Record
            let context: Context
        }

        let form, formVersion, received, subject: String
        let withdrawn: String?
        let answers: [Answer]
        let consents: [Act]
    }

    private let service: RecountProcess
    private let client: HTTPClient
    private let code: String

    init() throws {
        service = try RecountProcess()
        client = service.client()
        try service.publishPurposes()
        let page = try client.get(PurposeSurvey.path)
        let answers = PurposeSurvey.answers.with("key", page.hidden("key"))
        code = try #require(
            client.follow(client.post(PurposeSurvey.path, answers)).hidden("code"))
    }

    @Test("the code leads to a page and a file of all answers, decisions, records and notices")
    func everything() throws {
        let page = try client.get(address())
        #expect(page.status == 200 && page["Cache-Control"] == "no-store")
        for text in [
            "The tide of Perth.", "Which dose do you take?", "Share my doses.",
            "To share my answers with research", "Version 1.0.0", "Decided by you on our site.",
            "in the public ledger as line", "It was shown to you.",
        ] {
            #expect(page.text.contains(text), "\(text)")
        }
        let file = try client.get(address().replacing("data.html", with: "data.json"))
        #expect(file["Content-Disposition"] == "attachment; filename=\"my-data.json\"")
        #expect(file["Cache-Control"] == "no-store")
        let held: Held = try file.json()
        #expect(held.answers.first { $0.item == "story" }?.answer == ["The tide of Perth."])
        #expect(held.consents.map(\.events.count) == [3])
        #expect(held.consents[0].record.subject == held.subject)
        #expect(held.consents[0].context.legalBasis == "eu-gdpr:A9-2-a")
        #expect(!file.text.contains(code) && !page.text.contains(code))
    }

    @Test("the interface and the operator's command give the same")
    func sameEverywhere() throws {
        let file = try client.get(address().replacing("data.html", with: "data.json"))
        let bearer = ["Authorization": "Bearer \(code)"]
        #expect(try client.get("/api/v1/receipts/data", fields: bearer).body == file.body)
        #expect(try service.command("consent", "access", code).output == file.text + "\n")
        #expect(try client.get("/api/v1/receipts/data").status == 404)
    }

    @Test("after a withdrawal what is kept as proof is shown, and no answer")
    func afterWithdrawal() throws {
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        let gone = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(gone.text.contains("Show everything we hold"))
        let page = try client.get(address(on: gone))
        #expect(page.text.contains("We hold no answers."))
        #expect(page.text.contains("Withdrawn on") && !page.text.contains("The tide of Perth."))
        let held: Held = try client.get(
            "/api/v1/receipts/data", fields: ["Authorization": "Bearer \(code)"]
        ).json()
        #expect(held.answers.isEmpty && held.withdrawn != nil)
        #expect(held.consents.map(\.events.count) == [3, 3])
        #expect(held.consents[1].events.allSatisfy { $0.status == "ConsentWithdrawn" })
    }

    @Test("a link that was made up leads to nothing")
    func foreign() throws {
        #expect(try client.get("/receipt/made-up/data.html").status == 404)
        #expect(try client.get("/receipt/made-up/data.json").status == 404)
    }

    @Test("an operator answers a subscriber too")
    func subscriber() throws {
        let page = try client.get("/sign-up")
        _ = try client.post(
            "/sign-up",
            FormAnswers([
                "email": "name@example.org", "purpose": "updates",
                "page-made": page.hidden("page-made") ?? "",
                "privacy": page.hidden("privacy") ?? "", "terms": page.hidden("terms") ?? "",
            ]))
        _ = try service.outbox()
        let held = try service.command("consent", "access", "--email", "name@example.org").output
        #expect(held.contains(#""email":"name@example.org""#))
        #expect(held.contains(#""status":"ConsentRequested""#))
    }

    /// Where the receipt says that everything stands.
    private func address(on page: HTTPAnswer? = nil) throws -> String {
        let receipt =
            try page ?? client.follow(client.post("/receipt", FormAnswers(["code": code])))
        let link = /href="(\/receipt\/[^"]+\/data\.html)"/
        return String(try #require(receipt.text.firstMatch(of: link)).output.1)
    }
}
