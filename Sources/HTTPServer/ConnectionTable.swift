import Synchronization

/// The open connections.
///
/// A connection leaves the table before its socket is closed, so what is done to a socket under
/// the lock never meets a descriptor that was used again.
final class ConnectionTable: Sendable {
    private let clients = Mutex<[ObjectIdentifier: ClientConnection]>([:])
    private let openCount = Atomic(0)

    /// How many connections are open, without the lock.
    var count: Int { openCount.load(ordering: .relaxed) }

    func insert(_ client: ClientConnection) {
        clients.withLock { $0[ObjectIdentifier(client)] = client }
        openCount.add(1, ordering: .relaxed)
    }

    func remove(_ client: ClientConnection) {
        _ = clients.withLock { $0.removeValue(forKey: ObjectIdentifier(client)) }
        openCount.subtract(1, ordering: .relaxed)
    }

    /// Ends every connection that is over its time. Returns how many of them owed a request.
    func reap(at now: UInt64, farewell: [UInt8]) -> Int {
        clients.withLock { clients in
            clients.values.count { $0.reap(at: now, farewell: farewell) }
        }
    }

    /// Whether a request is still arriving, being answered, or its answer being sent.
    var hasRequests: Bool {
        clients.withLock { $0.values.contains(where: \.hasRequest) }
    }

    /// Whether a client has asked without an answer, or may do so at any moment.
    func owesAnswers(at now: UInt64) -> Bool {
        clients.withLock { $0.values.contains { $0.mayAsk(at: now) } }
    }

    /// Whether a handler works or an answer is deferred.
    var hasHandlers: Bool {
        clients.withLock { $0.values.contains { $0.phase == .answering } }
    }

    /// The exchanges whose answers are deferred.
    var deferred: [Exchange] {
        clients.withLock { $0.values.compactMap(\.deferred) }
    }
}
