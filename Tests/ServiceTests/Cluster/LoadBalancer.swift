import Foundation
import MailSink
import Testing

/// A HAProxy in front of several servers, set up as the example under deploy/ says; `make test` unpacks it.
final class LoadBalancer: Sendable {
    struct NotServing: Error {
        let output: String
    }

    let port: UInt16
    private let process: ChildProcess
    private let folder: TemporaryFolder

    /// Starts to spread requests over two servers on ports of loopback.
    init(over servers: [UInt16]) throws {
        folder = try TemporaryFolder()
        port = freePort()
        let file = try folder.write(Self.configuration(port, servers), to: "haproxy.cfg")
        let program = repository.appending(path: ".tools/haproxy/usr/sbin/haproxy").path
        process = try ChildProcess(program, ["-db", "-f", file])
        let isUp = eventually(within: 20) {
            !process.isRunning || LoopbackSocket(port: port, seconds: 1) != nil
        }
        guard isUp, process.isRunning else { throw NotServing(output: process.output) }
    }

    /// A new connection through it.
    func client() -> HTTPClient { HTTPClient(port: port) }

    /// The example on loopback: without TLS, users and a log of its own, and with the requests of one address
    /// spread over all servers, because all clients of a test have the same.
    private static func configuration(_ port: UInt16, _ servers: [UInt16]) throws -> String {
        let example = repository.appending(path: "deploy/haproxy.cfg")
        let unwanted = [
            "log ", "user ", "group ", "bind :::443", "http-request redirect", "hash-type",
            "log-format", "error-log-format",
        ]
        let lines = try String(contentsOf: example, encoding: .utf8).split(separator: "\n")
            .filter { line in
                let words = line.drop(while: \.isWhitespace)
                return !unwanted.contains { words.hasPrefix($0) }
            }
        try #require(servers.count == 2)
        return lines.joined(separator: "\n")
            .replacing("10.0.0.11:8080", with: "127.0.0.1:\(servers[0])")
            .replacing("10.0.0.12:8080", with: "127.0.0.1:\(servers[1])")
            .replacing("bind :::80 v4v6", with: "bind 127.0.0.1:\(port)")
            .replacing("balance source", with: "balance roundrobin") + "\n"
    }
}
