import Foundation

/// A mail server on a free port of loopback that keeps what it takes; `make test` installs what it
/// runs on.
///
/// It ends with its owner, and after ten minutes in any case.
package final class MailSink: Sendable {
    /// Whether a connection to it is encrypted.
    package enum Security: String, Sendable {
        case none, starttls, tls
    }

    /// A point of the dialogue at which it can fail.
    package enum Point: String, Sendable {
        case greeting = "GREETING"
        case hello = "EHLO"
        case encryption = "STARTTLS"
        case authentication = "AUTH"
        case sender = "MAIL"
        case recipient = "RCPT"
        case data = "DATA"
        /// After the last byte of the mail.
        case message = "MESSAGE"
    }

    /// The one way in which it fails.
    package enum Fault: Sendable {
        /// A reply of its own; nothing is kept.
        case answer(String, at: Point)
        /// No reply, and no end.
        case silence(at: Point)
        /// A moment's wait before each reply.
        case slow
        /// The first mail to an address is put off (RFC 6647).
        case greylist
        /// The connection breaks after the mail was kept and before that is said.
        case loss
        /// Something else than TLS after `STARTTLS`.
        case garbage
    }

    /// Who may send mails.
    package struct Login: Sendable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    package let port: UInt16
    private let folder: URL
    private let process: ChildProcess

    /// Starts a server on a port (0 for a free one), and returns when it takes connections. Its
    /// certificate is for `name`.
    package init(
        port wanted: UInt16 = 0, security: Security = .none, name: String = "localhost",
        login: Login? = nil, fault: Fault? = nil
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-sink-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process = try ChildProcess(
            Self.repository.appending(path: ".tools/venv/bin/python").path,
            [Self.repository.appending(path: "Tests/Support/smtp_sink.py").path, folder.path]
                + ["--port", "\(wanted)", "--security", security.rawValue, "--name", name]
                + Self.arguments(login) + Self.arguments(fault))
        port = try process.port(in: folder)
    }

    deinit {
        stop()
        // What cannot be removed is left to the system, which clears its temporary files.
        try? FileManager.default.removeItem(at: folder)
    }

    /// Ends the server and every connection to it; what it kept can still be read.
    package func stop() { process.end() }

    /// A PEM file with its certificate, which is its own authority.
    package var certificateFile: String { folder.appending(path: "certificate.pem").path }

    /// The mails that it has taken so far, in their order.
    package var mails: [SunkMail] {
        get throws {
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try names.filter { $0.hasSuffix(".json") }.sorted().map { name in
                let envelope = folder.appending(path: name)
                let content = envelope.deletingPathExtension().appendingPathExtension("eml")
                return SunkMail(
                    envelope: try JSONDecoder().decode(
                        SunkMail.Envelope.self, from: try Data(contentsOf: envelope)),
                    content: try Data(contentsOf: content),
                    keptAt: try content.resourceValues(forKeys: [.contentModificationDateKey])
                        .contentModificationDate ?? .distantPast)
            }
        }
    }

    /// How many connections were made to it.
    package var connections: Int {
        get throws {
            let lines = try Data(contentsOf: folder.appending(path: "connections"))
            return lines.count { $0 == UInt8(ascii: "\n") }
        }
    }

    private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../..").standardized

    private static func arguments(_ login: Login?) -> [String] {
        guard let login else { return [] }
        return ["--user", login.user, "--password", login.password]
    }

    private static func arguments(_ fault: Fault?) -> [String] {
        switch fault {
        case nil: []
        case .answer(let reply, let point):
            ["--fault", "answer", "--at", point.rawValue, "--reply", reply]
        case .silence(let point): ["--fault", "silence", "--at", point.rawValue]
        case .slow: ["--fault", "slow"]
        case .greylist: ["--fault", "greylist"]
        case .loss: ["--fault", "loss"]
        case .garbage: ["--fault", "garbage"]
        }
    }
}
