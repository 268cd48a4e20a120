import Foundation
import Testing
import WebhookSink

/// What services and commands need that tell receivers on loopback.
enum WebhookService {
    static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    static let origin = "https://surveys.example.org"
    static let environment = [
        "RECOUNT_WEBHOOKS_NETWORKS": "127.0.0.0/8 ::1", "RECOUNT_WEBHOOKS_SECONDS": "1",
        "RECOUNT_PUBLIC_URL": origin,
        // Messages go straight to their receiver.
        "http_proxy": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9",
    ]

    /// A receiver that judges each message by the secret.
    static func sink(
        port: UInt16 = 0, manner: WebhookSink.Manner = .take, at folder: URL? = nil
    ) throws -> WebhookSink {
        try WebhookSink(port: port, secret: secret, manner: manner, at: folder)
    }
}

extension RecountProcess {
    /// Sets up a webhook with the secret, which tells at once what people do unless `gather` says
    /// something else.
    @discardableResult
    func addWebhook(
        _ name: String = "archive", to address: String, gather: Int = 0, _ options: String...
    ) throws -> CommandLineTool.Result {
        let secret = try data.write(WebhookService.secret + "\n", to: "secret")
        let added = try command(
            ["webhook", "add", name, address, "--gather", "\(gather)", "--secret-file", secret]
                + options)
        #expect(added.ending == .exit(0), "\(added.complaints)")
        return added
    }

    /// Runs a command that reaches receivers on loopback.
    func webhook(_ words: String...) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["--data", data.path("instance"), "webhook"] + words,
            environment: WebhookService.environment)
    }
}

/// What a message says, as far as tests look at it.
struct WebhookBody: Decodable, Hashable {
    struct Facts: Decodable, Hashable {
        let form: String?
        let version: String?
        let release: Int?
        let day: String
        let count: Int?
        let address: String?
    }

    let type: String
    let timestamp: String
    let data: Facts

    init(_ message: SunkMessage) throws {
        self = try JSONDecoder().decode(WebhookBody.self, from: Data(message.body.utf8))
    }
}
