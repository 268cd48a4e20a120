import Glibc

/// A client that sends whatever bytes a test wants, over a real socket on loopback.
final class RawClient {
    struct Answer: Equatable {
        var status: Int
        var head: String
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }

        /// The value of the first line named `name`.
        func field(_ name: String) -> String? {
            for line in head.split(separator: "\r\n") {
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2, parts[0].lowercased() == name.lowercased() else { continue }
                return String(parts[1].drop { $0 == " " })
            }
            return nil
        }
    }

    struct ConnectionFailed: Error {
        var code: Int32
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects; reads give up after `patience` milliseconds.
    init(port: UInt16, from source: String = "127.0.0.1", patience: Int = 5_000) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var time = timeval(tv_sec: patience / 1_000, tv_usec: patience % 1_000 * 1_000)
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, size)
        guard unsafe call(bind, source, 0) == 0, unsafe call(connect, "127.0.0.1", port) == 0 else {
            throw ConnectionFailed(code: errno)
        }
    }

    deinit {
        close(descriptor)
    }

    private func call(
        _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ host: String,
        _ port: UInt16
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        unsafe inet_pton(AF_INET, host, &address.sin_addr)
        return unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    /// Sends all, and does not mind a peer that has closed.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = unsafe bytes.span.extracting(sent..<bytes.count).withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool {
        send(Array(text.utf8))
    }

    /// The next answer; without a body if `isHead`. Nothing if the peer closed or stays silent.
    func answer(isHead: Bool = false) -> Answer? {
        var end: Int?
        while end == nil {
            end = headEnd()
            if end == nil, !read() { return nil }
        }
        guard let end else { return nil }
        let head = String(decoding: received[..<end], as: UTF8.self)
        guard let status = Int(head.dropFirst(9).prefix(3)) else { return nil }
        var answer = Answer(status: status, head: head, body: [])
        let length = isHead || status < 200 ? 0 : Int(answer.field("Content-Length") ?? "0") ?? 0
        while received.count < end + length {
            if !read() { return nil }
        }
        answer.body = Array(received[end..<(end + length)])
        received.removeFirst(end + length)
        return answer
    }

    /// Sends a request and reads its answer.
    func ask(_ request: String, isHead: Bool = false) -> Answer? {
        send(request)
        return answer(isHead: isHead)
    }

    /// Waits 20 ms for something to read.
    var hasInput: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 20) > 0
    }

    /// Whether the peer closes without another byte.
    var isClosed: Bool {
        received.isEmpty && !read() && errno != EAGAIN
    }

    /// Whether the peer closes, after whatever it still sends.
    var isClosedAfterAnyRest: Bool {
        while read() {}
        return errno != EAGAIN
    }

    func closeWriting() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    private func headEnd() -> Int? {
        guard received.count >= 4 else { return nil }
        return (0...(received.count - 4))
            .first { Array(received[$0..<($0 + 4)]) == [13, 10, 13, 10] }
            .map { $0 + 4 }
    }

    private func read() -> Bool {
        errno = 0
        var chunk = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe chunk.withUnsafeMutableBytes {
            unsafe recv(descriptor, $0.baseAddress, $0.count, 0)
        }
        guard count > 0 else { return false }
        received += chunk[..<count]
        return true
    }
}
