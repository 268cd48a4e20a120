import Glibc
import Synchronization

/// Two sockets, each of which is told what the other one is; they close with the last thread that relays.
final class RelayedConnection: Sendable {
    enum Direction: CaseIterable {
        case there, back
    }

    private let near: Int32
    private let far: Int32
    private let isCut = Atomic(false)

    /// Takes over a connection that was accepted, and makes the one behind it; nil when nobody is there.
    init?(_ accepted: Int32, target: UInt16) {
        near = accepted
        far = Self.connected(to: target)
        guard far >= 0 else {
            close(near)
            return nil
        }
    }

    deinit {
        close(near)
        if far >= 0 { close(far) }
    }

    /// Throws both ends out (RST).
    func cut() {
        var now = linger(l_onoff: 1, l_linger: 0)
        for socket in [near, far] {
            unsafe setsockopt(
                socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
        }
        isCut.store(true, ordering: .relaxed)
    }

    /// Passes on what comes from one side as long as `isSound`, until that side ends.
    func relay(_ direction: Direction, while isSound: () -> Bool) {
        let (source, sink) = direction == .there ? (near, far) : (far, near)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isCut.load(ordering: .relaxed) {
            guard isSound() else {
                usleep(5_000)
                continue
            }
            guard isReady(source) else { continue }
            // What was on its way when the network broke is lost in it, or arrives when it is mended.
            guard isSound() else { continue }
            let count = unsafe recv(source, &buffer, buffer.count, 0)
            guard count > 0, send(buffer[..<count], to: sink) else { break }
        }
        // The other direction finds the same.
        if isCut.load(ordering: .relaxed) { return }
        shutdown(sink, Int32(SHUT_WR))
    }

    private func send(_ bytes: ArraySlice<UInt8>, to sink: Int32) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(sink, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    private static func connected(to port: UInt16) -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian
        let isThere = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isThere else {
            close(descriptor)
            return -1
        }
        return descriptor
    }
}
