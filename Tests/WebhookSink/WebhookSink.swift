package import Foundation
import MailSink

/// A receiver of webhooks on a free port of loopback that keeps what it takes; `make test` installs what it
/// runs on.
///
/// It ends with its owner, and after ten minutes in any case.
package final class WebhookSink: Sendable {
    /// What it does with each message.
    package enum Manner: Sendable, Equatable {
        case take
        /// Answers with that status, and with fields such as `Retry-After: 30`.
        case answer(Int, fields: [String] = [])
        /// Answers with that status to the first messages, and takes those behind them.
        case answerFirst(Int, count: Int)
        /// No answer, and no end.
        case silence
        /// A head at once, and then a byte of the body now and then.
        case slowBody
        /// A body without an end.
        case endlessBody
        /// Keeps the message, and ends the connection without an answer.
        case loss
        /// Leads on to another address.
        case redirect(to: String)

        var arguments: [String] {
            switch self {
            case .take: []
            case .answer(let status, let fields):
                ["--status", "\(status)"] + fields.flatMap { ["--field", $0] }
            case .answerFirst(let status, let count):
                ["--status", "\(status)", "--first", "\(count)"]
            case .silence: ["--fault", "silence"]
            case .slowBody: ["--fault", "slow"]
            case .endlessBody: ["--fault", "endless"]
            case .loss: ["--fault", "loss"]
            case .redirect(let address): ["--status", "307", "--field", "Location: \(address)"]
            }
        }
    }

    package let port: UInt16
    private let folder: URL
    private let isFolderKept: Bool
    private let isEncrypted: Bool
    private let process: ChildProcess

    /// Starts a receiver on a port (0 for a free one), and returns when it takes connections. With a
    /// `name` it speaks TLS, with a certificate for that name. What it takes goes into the folder `kept`, where others may have been before,
    /// or into one that goes with it.
    package init(
        port wanted: UInt16 = 0, secret: String? = nil, certificateFor name: String? = nil,
        manner: Manner = .take, at kept: URL? = nil
    ) throws {
        folder =
            kept ?? FileManager.default.temporaryDirectory.appending(path: "recount-hook-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        isFolderKept = kept != nil
        // Of whoever was here before; there need not be one.
        try? FileManager.default.removeItem(at: folder.appending(path: "port"))
        isEncrypted = name != nil
        process = try ChildProcess(
            Self.repository.appending(path: ".tools/venv/bin/python").path,
            [Self.repository.appending(path: "Tests/Support/webhook_sink.py").path, folder.path]
                + ["--port", "\(wanted)"] + (name.map { ["--certificate", $0] } ?? [])
                + (secret.map { ["--secret", $0] } ?? []) + manner.arguments)
        port = try process.port(in: folder)
    }

    deinit {
        stop()
        guard !isFolderKept else { return }
        // What cannot be removed is left to the system, which clears its temporary files.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Ends the receiver and every connection to it; what it kept can still be read.
    package func stop() { process.end() }

    /// Where it takes messages.
    package var address: String {
        isEncrypted ? "https://localhost:\(port)/hook" : "http://127.0.0.1:\(port)/hook"
    }

    /// A PEM file with its certificate, which is its own authority.
    package var certificateFile: String { folder.appending(path: "certificate.pem").path }

    /// The messages that came so far, in their order, whatever was answered.
    package var messages: [SunkMessage] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
                let content = try Data(contentsOf: folder.appending(path: name))
                return try JSONDecoder().decode(SunkMessage.self, from: content)
            }
        }
    }

    private static var repository: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }
}
