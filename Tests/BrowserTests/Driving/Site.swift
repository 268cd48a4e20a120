import Foundation

/// The running service with what its pages need to be seen: a response, and one that was withdrawn.
struct Site: Sendable {
    private struct Receipt: Decodable {
        let code: String
        let receipt: String
    }

    static let survey = "/surveys/weight-rare-myasthenia"
    private static let responses = "/api/v1/forms/weight-rare-myasthenia/responses"

    let client: LoopbackClient
    /// The address of a receipt with answers of several kinds.
    let receipt: String
    /// The address of a receipt whose response was withdrawn.
    let withdrawn: String

    /// When a page with a sign-up box was made, as its form tells it.
    let stamp: String
    /// The code of a survey that is begun, and the addresses of its second page and of its pause.
    let code: String
    let surveyPage: String
    let pause: String
    /// A sign-up with a wrong answer to what was asked.
    let wrongAnswer: [Visit.Field]

    /// A browser that is driven sends faster and more often than people do. What it is asked in the
    /// place of a question is so hard that the page stays to be looked at.
    private static let environment = [
        "RECOUNT_PUBLIC_URL": "https://surveys.example.org", "RECOUNT_GUARD_SURVEY_SECONDS": "0",
        "RECOUNT_GUARD_SIGN_UP_SECONDS": "0", "RECOUNT_GUARD_SENDS_PER_HOUR": "0",
        "RECOUNT_GUARD_DIFFICULTY": "26",
    ]

    /// Starts the service with the demonstration that the program holds, and a second survey.
    static func start(
        in folder: ScratchFolder, environment: [String: String] = [:]
    ) throws -> LoopbackServer {
        let data = folder.url.appending(path: "data").path
        let server = try LoopbackServer(
            Toolbox.recount(), ["--data", data, "serve", "--listen", "127.0.0.1:0"],
            environment: Self.environment.merging(environment) { _, own in own },
            announcement: "Recount serves http://127.0.0.1:")
        try ComfortSurvey.publish(to: data, on: server.client, by: folder)
        return server
    }

    /// Sends the responses.
    init(_ client: LoopbackClient) throws {
        self.client = client
        receipt = try Self.respond(client).receipt
        let ended = try Self.respond(client)
        _ = try client.send(
            "DELETE", "/api/v1/receipts", fields: ["Authorization": "Bearer \(ended.code)"])
        withdrawn = ended.receipt
        stamp = try Self.value(of: "page-made", on: "/sign-up", client)
        let key = try Self.value(of: "key", on: Self.survey, client)
        surveyPage = try Self.save(client, ["key": key, "go": "next"])
        let page = String(decoding: try client.send("GET", surveyPage).body, as: UTF8.self)
        code = page.firstMatch(of: /name="code" value="([^"]+)"/).map { String($0.output.1) } ?? ""
        wrongAnswer = try Self.wrongAnswer(client)
        pause = try Self.save(client, ["code": code, "revision": "1", "go": "pause"])
    }

    /// What a page carries in a hidden field.
    private static func value(
        of field: String, on path: String, _ client: LoopbackClient
    ) throws -> String {
        let page = String(decoding: try client.send("GET", path).body, as: UTF8.self)
        let mark = try Regex(
            "name=\"\(field)\" value=\"([^\"]+)\"", as: (Substring, Substring).self)
        return page.firstMatch(of: mark).map { String($0.output.1) } ?? ""
    }

    /// Saves the first page of the survey and returns the address that it leads to.
    private static func save(
        _ client: LoopbackClient, _ fields: [String: String]
    ) throws -> String {
        let all = fields.merging([
            "pages": "sections", "page": "1", "ok_survey": "yes", "adult": "yes",
        ]) { own, _ in own }
        let answer = try client.post(survey, all.map { ($0.key, $0.value) })
        return answer.field("Location") ?? "nowhere"
    }

    private static func wrongAnswer(_ client: LoopbackClient) throws -> [Visit.Field] {
        let typed: [Visit.Field] = [("email", "name@example.org"), ("purpose", "updates")]
        let page = String(decoding: try client.post("/sign-up", typed).body, as: UTF8.self)
        let challenge = page.firstMatch(of: /name="guard-challenge" value="([^"]+)"/)
        return typed + [("guard-challenge", challenge.map { String($0.output.1) } ?? "")]
    }

    private static func respond(_ client: LoopbackClient) throws -> Receipt {
        let body = """
            {"answers": {"adult": true, "who": "self", "diagnosis": "other", \
            "diagnosis.other": "Not on the list", "weight": 61.5, "change": "lost", \
            "reasons": ["weakness", "gut"], "listened": 4, "story": "It began with the stairs."}, \
            "consents": {"survey": true, "research": false, "stories": true}}
            """
        let answer = try client.send(
            "POST", responses, fields: ["Content-Type": "application/json"],
            body: Array(body.utf8))
        return try JSONDecoder().decode(Receipt.self, from: Data(answer.body))
    }
}
