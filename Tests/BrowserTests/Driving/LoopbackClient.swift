import Foundation
import Glibc

/// Sends one request a connection to a server on loopback.
struct LoopbackClient: Sendable {
    struct Answer {
        let status: Int
        let head: String
        let body: [UInt8]

        /// The value of the first line named `name`.
        func field(_ name: String) -> String? {
            head.split(separator: "\r\n").lazy
                .map { $0.split(separator: ":", maxSplits: 1) }
                .first { $0.count == 2 && $0[0].lowercased() == name.lowercased() }
                .map { $0[1].trimmingCharacters(in: .whitespaces) }
        }
    }

    enum Failure: Error {
        case notConnected(code: Int32)
        case noAnswer(path: String)
    }

    private static let patience = 60

    let port: UInt16

    func send(
        _ method: String, _ path: String, fields: [String: String] = [:], body: [UInt8] = []
    ) throws -> Answer {
        let descriptor = try connected()
        defer { close(descriptor) }
        let lines = fields.map { "\($0): \($1)\r\n" }.joined()
        let head =
            "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\(lines)"
            + "Content-Length: \(body.count)\r\nConnection: close\r\n\r\n"
        write(Array(head.utf8) + body, to: descriptor)
        guard let answer = answer(from: descriptor) else { throw Failure.noAnswer(path: path) }
        return answer
    }

    private func connected() throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: Self.patience, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        unsafe inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
        let result = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let code = errno
            close(descriptor)
            throw Failure.notConnected(code: code)
        }
        return descriptor
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.span.extracting(sent..<bytes.count).withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Reads as much as `Content-Length` says: not every server closes at once.
    private func answer(from descriptor: Int32) -> Answer? {
        var received: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let answer = Self.complete(received) { return answer }
            let count = unsafe chunk.withUnsafeMutableBytes {
                unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
            }
            guard count > 0 else { return nil }
            received += chunk[..<count]
        }
    }

    private static func complete(_ received: [UInt8]) -> Answer? {
        guard let end = received.firstRange(of: Array("\r\n\r\n".utf8)) else { return nil }
        let head = String(decoding: received[..<end.lowerBound], as: UTF8.self)
        let body = Array(received[end.upperBound...])
        let answer = Answer(status: Int(head.dropFirst(9).prefix(3)) ?? 0, head: head, body: body)
        let length = answer.field("Content-Length").flatMap { Int($0) } ?? 0
        return body.count >= length ? answer : nil
    }
}
