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
        let isBound =
            unsafe withLoopbackAddress(port: port) { unsafe bind(descriptor, $0, $1) } == 0
        guard isBound, listen(descriptor, 64) == 0 else { return nil }
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
}

/// Whether there is something to read within a tenth of a second.
func isReady(_ descriptor: Int32) -> Bool {
    var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&asked, 1, 100) > 0
}
