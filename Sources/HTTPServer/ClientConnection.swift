import Glibc
import Synchronization

/// One open connection: whose turn it is, and until when.
///
/// The connection's thread tells the phase; the reaper ends connections that are over their time.
/// Both go through one atomic word, so that exactly one of them answers.
final class ClientConnection: Sendable {
    enum Phase: UInt64 {
        /// No request yet, or none after the last answer.
        case waiting
        case receiving
        /// A handler works, or an answer is deferred: the client's time does not run.
        case answering
        case sending
        case reaped
    }

    /// Milliseconds for which a connection is kept after its answer even if the server stops.
    private static let lingering: UInt64 = 1_000

    let socket: Int32
    let address: PeerAddress?
    /// Milliseconds of the due time, shifted by three bits, and the phase.
    private let state: Atomic<UInt64>
    private let isFresh = Atomic(true)
    private let suspended = Mutex<Exchange?>(nil)
    private let idleTimeout: UInt64
    private let requestDeadline: UInt64

    init(socket: Int32, address: PeerAddress?, configuration: ServerConfiguration) {
        self.socket = socket
        self.address = address
        idleTimeout = configuration.idleTimeout.wholeMilliseconds
        requestDeadline = configuration.requestDeadline.wholeMilliseconds
        state = Atomic(Self.word(.waiting, due: CoarseClock.now() + requestDeadline))
    }

    var phase: Phase { Self.phase(of: state.load(ordering: .sequentiallyConsistent)) }

    /// Whether a request is arriving, being answered, or its answer being sent.
    var hasRequest: Bool {
        switch phase {
        case .receiving, .answering, .sending: true
        case .waiting, .reaped: false
        }
    }

    /// Whether a request has come, or may be on its way because the connection was idle for less
    /// than a second (RFC 9112, section 9.5: closing a connection races with its next request).
    func mayAsk(at now: UInt64) -> Bool {
        let word = state.load(ordering: .sequentiallyConsistent)
        guard Self.phase(of: word) == .waiting else { return hasRequest }
        let allowance = isFresh.load(ordering: .relaxed) ? requestDeadline : idleTimeout
        return now + allowance < word >> 3 + Self.lingering || hasUnreadBytes
    }

    private var hasUnreadBytes: Bool {
        var byte: UInt8 = 0
        return unsafe recv(socket, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) > 0
    }

    /// The exchange whose answer is deferred.
    var deferred: Exchange? { suspended.withLock { $0 } }

    /// Moves on to `phase`; false if the reaper was faster.
    func enter(_ phase: Phase) -> Bool {
        var old = state.load(ordering: .acquiring)
        while true {
            guard Self.phase(of: old) != .reaped else { return false }
            let new = Self.word(phase, due: due(of: phase, after: old))
            let attempt = state.compareExchange(
                expected: old, desired: new, ordering: .sequentiallyConsistent)
            if attempt.exchanged { break }
            old = attempt.original
        }
        if phase == .sending { isFresh.store(false, ordering: .relaxed) }
        return true
    }

    /// Ends the connection if it is over its time at `now`, with `farewell` where that can be sent:
    /// to whoever owes a request. Returns whether it was.
    func reap(at now: UInt64, farewell: [UInt8]) -> Bool {
        let old = state.load(ordering: .acquiring)
        let phase = Self.phase(of: old)
        guard now >= old >> 3, phase != .answering, phase != .reaped else { return false }
        let reaped = Self.word(.reaped, due: 0)
        guard
            state.compareExchange(
                expected: old, desired: reaped, ordering: .acquiringAndReleasing
            ).exchanged
        else { return false }
        let owesRequest =
            phase == .receiving || phase == .waiting && isFresh.load(ordering: .relaxed)
        end(with: owesRequest ? farewell : [])
        return owesRequest
    }

    /// Answers outside libmicrohttpd, from the connection's own thread; it must close afterwards.
    func refuse(with answer: [UInt8]) {
        guard enter(.reaped) else { return }
        end(with: answer)
    }

    func suspend(_ exchange: Exchange) {
        suspended.withLock { $0 = exchange }
    }

    func resume() {
        suspended.withLock { $0 = nil }
    }

    private func end(with answer: [UInt8]) {
        if !answer.isEmpty {
            let flags = Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL)
            _ = unsafe answer.span.withUnsafeBytes {
                unsafe send(socket, $0.baseAddress, $0.count, flags)
            }
        }
        _ = shutdown(socket, Int32(SHUT_RDWR))
    }

    /// The first request's time runs from the connection's first moment.
    private func due(of phase: Phase, after old: UInt64) -> UInt64 {
        switch phase {
        case .waiting: CoarseClock.now() + idleTimeout
        case .receiving:
            isFresh.load(ordering: .relaxed) ? old >> 3 : CoarseClock.now() + requestDeadline
        case .sending: CoarseClock.now() + requestDeadline
        case .answering, .reaped: 0
        }
    }

    private static func word(_ phase: Phase, due: UInt64) -> UInt64 { due << 3 | phase.rawValue }

    private static func phase(of word: UInt64) -> Phase { Phase(rawValue: word & 7) ?? .reaped }
}

/// Milliseconds of the monotonic clock, as exact as the kernel's tick and as cheap as a load.
enum CoarseClock {
    static func now() -> UInt64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC_COARSE, &time)
        return UInt64(time.tv_sec) * 1_000 + UInt64(time.tv_nsec) / 1_000_000
    }
}

extension Duration {
    var wholeMilliseconds: UInt64 {
        UInt64(max(0, components.seconds)) * 1_000
            + UInt64(max(0, components.attoseconds) / 1_000_000_000_000_000)
    }
}
