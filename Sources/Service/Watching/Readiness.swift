import Store
import Synchronization

/// Says whether the service can take what people send, for whoever distributes requests.
final class Readiness: Sendable {
    /// Why it cannot.
    enum Obstacle: String, CaseIterable, Sendable {
        case stopping = "the service is stopping"
        case queueFull = "as many submissions wait as may wait"
        case ledger = "the ledger does not go on from its published head; run: recount doctor"
        case unwritable = "the database cannot be written"
        case diskFull = "the disk is full"
    }

    /// How long one look at the database counts: no crowd of questions can hold up those who write.
    private static let validity = Duration.seconds(1)

    /// A look that takes more seconds finds nothing: a proxy, or Prometheus, would have given up.
    private static let patience = 1

    private struct Look {
        var isWritable = true
        var end = ContinuousClock.now
    }

    private let store: any WritingStore
    private let queue: SubmissionQueue
    private let tally: WritingTally
    private let isStopping = Atomic(false)
    private let look = Mutex(Look())
    private let wasWritable = Atomic(true)
    private let isLooking = Atomic(false)

    init(store: any WritingStore, queue: SubmissionQueue, tally: WritingTally) {
        (self.store, self.queue, self.tally) = (store, queue, tally)
    }

    /// From now on the service is not ready any more.
    func beginStopping() { isStopping.store(true, ordering: .releasing) }

    /// The first thing that keeps the service from taking what people send; nil when it is ready.
    var obstacle: Obstacle? {
        if isStopping.load(ordering: .acquiring) { return .stopping }
        if queue.waiting >= queue.limit { return .queueFull }
        if (try? store.requireStanding()) == nil { return .ledger }
        if let hindrance = tally.hindrance { return hindrance == .full ? .diskFull : .unwritable }
        return isWritable ? nil : .unwritable
    }

    /// Whoever comes while another one looks gets what was seen last.
    private var isWritable: Bool {
        look.withLockIfAvailable { look in
            if look.end <= .now {
                look.isWritable = canWrite()
                look.end = .now + Self.validity
                wasWritable.store(look.isWritable, ordering: .relaxed)
            }
            return look.isWritable
        } ?? wasWritable.load(ordering: .relaxed)
    }

    /// While an earlier look still waits for the database, no other one begins.
    private func canWrite() -> Bool {
        guard !isLooking.exchange(true, ordering: .acquiringAndReleasing) else { return false }
        return Glance.taken(within: Self.patience) { [self] in
            defer { isLooking.store(false, ordering: .releasing) }
            return (try? store.requireWritable()) != nil
        } ?? false
    }
}
