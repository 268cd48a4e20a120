package import Foundation

/// A Postfix on a free port of loopback, which takes mail for reader@example.net; `make test` unpacks
/// it. It runs as root or by `sudo`, as Postfix must.
package final class PostfixRelay {
    /// Why there is no server.
    package struct NotServing: Error {
        package let output: String
    }

    package let port: UInt16
    private let folder: URL
    private let process: ChildProcess

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "recount-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        port = try freePort()
        let repository = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../..").standardized
        process = try ChildProcess(
            repository.appending(path: "Tests/Support/postfix_relay.sh").path,
            [
                repository.appending(path: ".tools/postfix").path, folder.path, "\(port)",
                "\(getpid())",
            ])
        try waitUntilReady()
    }

    deinit {
        // What cannot be written or removed is left to the system; the server ends with this process.
        try? Data().write(to: folder.appending(path: "stop"))
        _ = try? process.wait()
        try? FileManager.default.removeItem(at: folder)
    }

    /// A PEM file with its certificate, which is its own authority.
    package var certificateFile: String { folder.appending(path: "certificate.pem").path }

    /// The mails that it has put into the maildir when there are so many.
    package func mails(_ count: Int) throws -> [Data] {
        let maildir = folder.appending(path: "mail/new")
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            let names = try? FileManager.default.contentsOfDirectory(atPath: maildir.path)
            if let names, names.count >= count {
                return try names.map { try Data(contentsOf: maildir.appending(path: $0)) }
            }
            usleep(20_000)
        }
        return []
    }

    private func waitUntilReady() throws {
        let ready = folder.appending(path: "port").path
        let deadline = ContinuousClock.now + .seconds(60)
        while process.isRunning, ContinuousClock.now < deadline {
            if FileManager.default.fileExists(atPath: ready) { return }
            usleep(20_000)
        }
        throw NotServing(output: process.output)
    }
}

/// A port that nobody listens on at this moment, told by a server that was there a moment ago.
private func freePort() throws -> UInt16 {
    let sink = try MailSink()
    sink.stop()
    return sink.port
}
