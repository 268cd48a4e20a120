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

    /// The code of a survey that is begun, and the addresses of its second page and of its pause.
    let code: String
    let surveyPage: String
    let pause: String

    /// Starts the service with the demonstration that the program holds.
    static func start(
        in folder: ScratchFolder, settings: [String: String] = [:]
    ) throws -> LoopbackServer {
        let data = folder.url.appending(path: "data").path
        return try LoopbackServer(
            Toolbox.recount(), ["--data", data, "serve", "--listen", "127.0.0.1:0"],
            environment: settings, announcement: "Recount serves http://127.0.0.1:")
    }

    /// Sends the responses.
    init(_ client: LoopbackClient) throws {
        self.client = client
        receipt = try Self.respond(client).receipt
        let ended = try Self.respond(client)
        _ = try client.send(
            "DELETE", "/api/v1/receipts", fields: ["Authorization": "Bearer \(ended.code)"])
        withdrawn = ended.receipt
        surveyPage = try Self.save(client, ["key": "a-key-of-the-browser", "go": "next"])
        let page = String(decoding: try client.send("GET", surveyPage).body, as: UTF8.self)
        code = page.firstMatch(of: /name="code" value="([^"]+)"/).map { String($0.output.1) } ?? ""
        pause = try Self.save(client, ["code": code, "revision": "1", "go": "pause"])
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
