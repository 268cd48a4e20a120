import Demonstration
import Foundation
import Testing

/// The JSON interface of the running product.
@Suite struct InterfaceTests {
    private struct Problem: Decodable {
        struct Issue: Decodable {
            let item: String?
            let field: String
            let message: String
        }

        let type: String
        let title: String
        let status: Int
        let detail: String
        let issues: [Issue]?
    }

    private struct Receipt: Decodable, Equatable {
        let code: String
        let response: String
        let formVersion: String
    }

    private struct Stored: Decodable {
        struct Answer: Decodable {
            let item: String
            let answer: String
        }

        struct Consent: Decodable, Hashable {
            let purpose: String
            let status: String
        }

        let status: String
        let answers: [Answer]
        let consents: [Consent]
    }

    private struct Forms: Decodable {
        struct Entry: Decodable {
            let name: String
            let formVersion: String
        }

        let forms: [Entry]
    }

    private static let key = "a key that nobody guesses".replacing(" ", with: "-")

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    private func submit(
        _ json: String = WeightSurvey.json(story: "Tea."), key: String = key
    ) throws -> HTTPAnswer {
        try client.post(WeightSurvey.responses, json: json, fields: ["Idempotency-Key": key])
    }

    /// Expects a problem (RFC 9457) that agrees with its status line.
    private func problem(_ status: Int, _ answer: HTTPAnswer) throws -> Problem {
        #expect(answer.status == status)
        #expect(answer["Content-Type"] == "application/problem+json")
        let problem: Problem = try answer.json()
        #expect(problem.status == status)
        #expect(problem.detail.hasSuffix("."))
        return problem
    }

    @Test("the open forms are listed, each with the digest that its description carries as tag")
    func forms() throws {
        let list: Forms = try client.get("/api/v1/forms").json()
        #expect(list.forms.map(\.name) == Participation.all.map(\.survey).sorted())
        for form in list.forms {
            let description = try client.get("/api/v1/forms/\(form.name)")
            #expect(description.status == 200)
            #expect(description["ETag"] == "\"\(form.formVersion)\"")
            #expect(try JSONSerialization.jsonObject(with: Data(description.body)) is [String: Any])
        }
    }

    @Test("a response is created once; the same request again finds it")
    func creation() throws {
        let first = try submit()
        #expect(first.status == 201)
        let receipt: Receipt = try first.json()
        let again = try submit()
        #expect(again.status == 201)
        #expect(try again.json() == receipt)
        #expect(try service.report().responses == 1)
    }

    @Test("other answers under the same key are refused, and the first ones stand")
    func conflict() throws {
        let receipt: Receipt = try submit().json()
        let problem = try problem(409, submit(WeightSurvey.json(story: "Coffee.")))
        #expect(problem.detail.contains("the first ones stand"))
        let stored = try stored(receipt.code)
        #expect(stored.answers.first { $0.item == "story" }?.answer == "Tea.")
    }

    @Test(
        "a key that others could guess or that is no key is refused",
        arguments: ["short", "sixteen letters.", String(repeating: "k", count: 256)])
    func weakKey(key: String) throws {
        _ = try problem(400, submit(key: key))
        #expect(try service.report().responses == 0)
    }

    @Test("without a key every request is a response of its own")
    func noKey() throws {
        let answers = try (1...2).map { _ in
            try client.post(WeightSurvey.responses, json: WeightSurvey.json(story: "Tea."))
        }
        #expect(answers.map(\.status) == [201, 201])
        #expect(try service.report().responses == 2)
    }

    @Test("what can be corrected is listed at once, by item and field")
    func issues() throws {
        let json = #"{"answers": {"adult": true, "weight": "heavy", "shoe": 43}, "consents": {}}"#
        let problem = try problem(422, submit(json))
        let fields = Set((problem.issues ?? []).map(\.field))
        #expect(fields.isSuperset(of: ["who", "weight", "shoe"]))
        let weight = try #require(problem.issues?.first { $0.field == "weight" })
        #expect(weight.item == "weight")
        #expect(!weight.message.contains("heavy"))
    }

    @Test(
        "a body of another shape is refused",
        arguments: [
            "", "[]", "{", #"{"answers": []}"#, #"{"answer": {}}"#,
            #"{"answers": {"who": {"a": {}}}}"#,
            #"{"answers": {}, "answers": {}}"#,
        ])
    func wrongShape(json: String) throws {
        _ = try problem(400, submit(json))
    }

    @Test("more values than any form takes are no fault of the shape")
    func tooManyValues() throws {
        let values = Array(repeating: "null", count: 1_001).joined(separator: ",")
        let problem = try problem(422, submit("{\"answers\": {\"reasons\": [\(values)]}}"))
        #expect(problem.detail.contains("more than 1000 values"))
    }

    @Test("the empty token of an invitation is none", arguments: ["", "short"])
    func emptyInvitation(token: String) throws {
        let answer = try client.post(
            "\(WeightSurvey.responses)?invitation=\(token)",
            json: WeightSurvey.json(story: "Tea."))
        _ = try problem(403, answer)
        #expect(try service.report().responses == 0)
    }

    @Test(
        "a page of stories that is no number is not the first one",
        arguments: ["page=0", "page=x", "page=1&x=%FF", "page=2"])
    func storyPages(query: String) throws {
        #expect(try client.get("/api/v1/stories?\(query)").status == 404)
        #expect(try client.get("/api/v1/stories?page=1").status == 200)
        #expect(try client.get("/api/v1/stories").status == 200)
    }

    @Test(
        "another media type is refused",
        arguments: ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
    func mediaType(type: String) throws {
        let answer = try client.post(
            WeightSurvey.responses, json: WeightSurvey.json(story: "Tea."),
            fields: ["Content-Type": type])
        _ = try problem(415, answer)
    }

    @Test("a person who may not take part gets no code")
    func screenedOut() throws {
        let json = #"{"answers": {"adult": false, "who": "self"}, "consents": {"survey": true}}"#
        let problem = try problem(422, submit(json))
        #expect(problem.detail.contains("parent or guardian"))
        #expect(try service.report().responses == 0)
    }

    private func receipts(_ method: String, _ code: String?) throws -> HTTPAnswer {
        let fields = code.map { ["Authorization": "Bearer \($0)"] } ?? [:]
        return try client.ask(method, "/api/v1/receipts", fields: fields)
    }

    private func stored(_ code: String) throws -> Stored {
        try receipts("GET", code).json()
    }

    @Test("a code shows its answers and consents until they are withdrawn with it")
    func receipt() throws {
        let receipt: Receipt = try submit().json()
        let before = try stored(receipt.code)
        #expect(before.status == "stored")
        #expect(before.consents.contains { $0.purpose == "survey" && $0.status == "ConsentGiven" })
        #expect(
            before.consents.contains { $0.purpose == "research" && $0.status == "ConsentRefused" })
        #expect(try receipts("DELETE", receipt.code).status == 200)
        let after = try stored(receipt.code)
        #expect(after.status == "withdrawn")
        #expect(after.answers.isEmpty)
        #expect(
            after.consents.contains { $0.purpose == "survey" && $0.status == "ConsentWithdrawn" })
        #expect(try service.report().responses == 0)
    }

    @Test(
        "no code, half a code and a strange code get one and the same answer",
        arguments: ["GET", "DELETE"])
    func unknownCode(method: String) throws {
        let codes = [nil, "", "7H3K", "0000-0000-0000-0000-0000"]
        let answers = try codes.map { try receipts(method, $0).withoutDate }
        _ = try problem(404, answers[0])
        #expect(answers.allSatisfy { $0 == answers[0] })
    }

    @Test(
        "a sign-up of another shape is refused",
        arguments: [
            (#"{"email": "nobody", "purposes": ["updates"]}"#, 422),
            (#"{"email": "ann@example.org", "purposes": []}"#, 422),
            (#"{"email": "ann@example.org", "purposes": ["everything"]}"#, 422),
            (#"{"email": "ann@example.org", "purposes": ["updates", "updates"]}"#, 422),
            (#"{"email": "ann@example.org"}"#, 400), ("", 400),
        ])
    func signUp(json: String, status: Int) throws {
        _ = try problem(status, client.post("/api/v1/sign-ups", json: json))
        #expect(try service.outbox() == "no mail waits\n")
    }

    @Test("nothing is told about a form of which nothing was released")
    func results() throws {
        _ = try submit()
        _ = try problem(404, client.get("/api/v1/results/\(WeightSurvey.name)"))
    }

    @Test("a form that does not exist is a problem, not a page")
    func unknownForm() throws {
        _ = try problem(404, client.get("/api/v1/forms/nothing"))
        _ = try problem(404, client.post("/api/v1/forms/nothing/responses", json: "{}"))
    }
}
