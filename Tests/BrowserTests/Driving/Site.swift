import Foundation

/// The running service with what its pages need to be seen: a response, and one that was withdrawn.
struct Site: Sendable {
    private struct Receipt: Decodable {
        let code: String
        let receipt: String
    }

    private static let responses = "/api/v1/forms/weight-rare-myasthenia/responses"

    let client: LoopbackClient
    /// The address of a receipt with answers of several kinds.
    let receipt: String
    /// The address of a receipt whose response was withdrawn.
    let withdrawn: String

    /// Starts the service with the demonstration that the program holds.
    static func start(in folder: ScratchFolder) throws -> LoopbackServer {
        let data = folder.url.appending(path: "data").path
        return try LoopbackServer(
            Toolbox.recount(), ["--data", data, "serve", "--listen", "127.0.0.1:0"],
            announcement: "Recount serves http://127.0.0.1:")
    }

    /// Sends the responses.
    init(_ client: LoopbackClient) throws {
        self.client = client
        receipt = try Self.respond(client).receipt
        let ended = try Self.respond(client)
        _ = try client.send(
            "DELETE", "/api/v1/receipts", fields: ["Authorization": "Bearer \(ended.code)"])
        withdrawn = ended.receipt
    }

    /// Asks for a page as a browser would that gets it or posts a form to it.
    func answer(to page: SitePage) throws -> LoopbackClient.Answer {
        guard let form = page.form else { return try client.send("GET", page.path(on: self)) }
        var body = URLComponents()
        body.queryItems = form.map { URLQueryItem(name: $0.name, value: $0.value) }
        return try client.send(
            "POST", page.path(on: self),
            fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: Array((body.percentEncodedQuery ?? "").utf8))
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
