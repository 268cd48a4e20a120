import Glibc

/// A port of loopback that nobody listens on, out of those that the system gives nobody: a server can
/// leave it and come back.
func freePort() -> UInt16 {
    while true {
        let port = UInt16.random(in: 20_000..<32_000)
        if ListeningSocket(port: port) != nil { return port }
    }
}

/// A socket that listens on a port of loopback; it closes with its owner.
final class ListeningSocket: Sendable {
    private let descriptor: Int32

    /// Nil when somebody else has the port.
    init?(port: UInt16) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var isReused: Int32 = 1
        unsafe setsockopt(
            descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused,
            socklen_t(MemoryLayout<Int32>.size))
        guard isBound(to: port), listen(descriptor, 64) == 0 else { return nil }
    }

    deinit {
        close(descriptor)
    }

    /// The next connection; nil when none comes within a tenth of a second.
    func accepted() -> Int32? {
        guard isReady(descriptor) else { return nil }
        let connection = accept(descriptor, nil, nil)
        return connection < 0 ? nil : connection
    }

    private func isBound(to port: UInt16) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        return unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}

/// Whether there is something to read within a tenth of a second.
func isReady(_ descriptor: Int32) -> Bool {
    var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&asked, 1, 100) > 0
}
