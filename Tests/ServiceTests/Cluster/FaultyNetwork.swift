import Foundation
import Synchronization

/// A way to a port of loopback that can be broken: what goes in on its own port comes out there.
final class FaultyNetwork: Sendable {
    enum State: Equatable {
        case sound
        /// Nothing comes through, and nobody is told: a cable that was pulled.
        case silent
        /// Whoever is connected or wants to be is thrown out.
        case refusing
        /// Nobody listens: what is behind it is not there.
        case gone
    }

    /// Where to connect.
    let port: UInt16
    /// Where that leads.
    let target: UInt16
    private let listener: Mutex<ListeningSocket?>
    private let current = Mutex(State.sound)
    private let connections = Mutex<[RelayedConnection]>([])
    private let isOver = Atomic(false)

    /// A way to `target`.
    init(to target: UInt16) throws {
        struct PortTaken: Error {}
        self.target = target
        port = freePort()
        guard let listener = ListeningSocket(port: port) else { throw PortTaken() }
        self.listener = Mutex(listener)
        Thread.detachNewThread { [self] in serve() }
    }

    /// Ends it; until then it keeps itself.
    func stop() {
        isOver.store(true, ordering: .relaxed)
        cutAll()
    }

    /// Breaks or mends it.
    func become(_ state: State) {
        current.withLock { $0 = state }
        listener.withLock { listener in
            if state == .gone { listener = nil }
            if state != .gone, listener == nil { listener = ListeningSocket(port: port) }
        }
        if state == .refusing || state == .gone { cutAll() }
    }

    private func cutAll() {
        let all = connections.withLock { connections in
            defer { connections = [] }
            return connections
        }
        for connection in all { connection.cut() }
    }

    private func serve() {
        while !isOver.load(ordering: .relaxed) {
            guard isAccepting, let near = listener.withLock({ $0?.accepted() }) else {
                usleep(5_000)
                continue
            }
            guard let connection = RelayedConnection(near, target: target) else { continue }
            guard current.withLock({ $0 == .sound }) else {
                connection.cut()
                continue
            }
            connections.withLock { $0.append(connection) }
            for direction in RelayedConnection.Direction.allCases {
                Thread.detachNewThread { [self] in
                    connection.relay(direction) { [self] in current.withLock { $0 != .silent } }
                }
            }
        }
    }

    /// A silent network accepts nobody; the kernel does, as far as its queue goes.
    private var isAccepting: Bool { current.withLock { $0 == .sound || $0 == .refusing } }
}
