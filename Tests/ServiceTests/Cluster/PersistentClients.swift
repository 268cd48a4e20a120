import Foundation
import Synchronization

/// Clients that submit without rest, each response under a key of its own, and send what was not answered,
/// or refused for a while, again under the same key until it is taken.
///
/// Every fourth response they send once more although it was taken, as a page does that is loaded again.
final class PersistentClients: Sendable {
    /// What clients have met.
    struct Experience: Sendable {
        /// The code that each key was given.
        var codes: [String: String] = [:]
        /// When each response was taken.
        var moments: [ContinuousClock.Instant] = []
        /// How often somebody was asked to come back (503), or by the proxy in front (502, 504).
        var refusals = 0
        /// How often a connection was closed before an answer came.
        var silences = 0
        /// The longest that somebody waited until a response was taken.
        var longestWait = Duration.zero
        /// What must not happen: another answer, another code for the same key, a key never taken.
        var faults: [String] = []
    }

    /// How long a client sends the same response again at most.
    private static let patience = Duration.seconds(60)
    private static let pause: UInt32 = 100_000
    private static let rest: UInt32 = 40_000

    private let port: UInt16
    private let experience = Mutex(Experience())
    private let clients = DispatchGroup()
    private let isOver = Atomic(false)

    /// Starts `count` clients.
    init(on port: UInt16, clients count: Int) {
        self.port = port
        for number in 1...count {
            clients.enter()
            Thread.detachNewThread { [self] in
                work(as: "persistent-client-\(number)")
                clients.leave()
            }
        }
    }

    /// Lets each client end what it has begun, and returns what they have met.
    func finish() -> Experience {
        isOver.store(true, ordering: .relaxed)
        clients.wait()
        return experience.withLock(\.self)
    }

    /// How many responses were taken behind a moment.
    func taken(since moment: ContinuousClock.Instant) -> Int {
        experience.withLock { $0.moments.count { $0 > moment } }
    }

    private func work(as name: String) {
        let client = HTTPClient(port: port)
        var number = 0
        while !isOver.load(ordering: .relaxed) {
            number += 1
            let key = "\(name)-number-\(number)"
            submit(key, by: client)
            if number.isMultiple(of: 4) { submit(key, by: client) }
            usleep(Self.rest)
        }
    }

    /// Sends the response of a key until it is taken.
    private func submit(_ key: String, by client: HTTPClient) {
        let start = ContinuousClock.now
        while start.duration(to: .now) < Self.patience {
            let outcome = SubmissionLoad.submit(key, by: client)
            let isTaken = experience.withLock { $0.note(outcome, of: key) }
            if isTaken { return noteWait(since: start) }
            usleep(Self.pause)
        }
        experience.withLock { $0.faults.append("‘\(key)’ was never taken") }
    }

    private func noteWait(since start: ContinuousClock.Instant) {
        let wait = start.duration(to: .now)
        experience.withLock { $0.longestWait = max($0.longestWait, wait) }
    }
}

extension PersistentClients.Experience {
    /// Notes what came of an attempt; says whether the response is taken.
    fileprivate mutating func note(_ outcome: SubmissionLoad.Attempt.Outcome, of key: String)
        -> Bool
    {
        switch outcome {
        case .stored(let code):
            if let known = codes[key], known != code { faults.append("‘\(key)’ has two codes") }
            codes[key] = code
            moments.append(.now)
            return true
        case .unexpected(502), .unexpected(503), .unexpected(504): refusals += 1
        case .unexpected(let status): faults.append("‘\(key)’ was answered with \(status)")
        case .failure: silences += 1
        case .withdrawn, .withdrawing: preconditionFailure("nobody withdraws here")
        }
        return false
    }
}
