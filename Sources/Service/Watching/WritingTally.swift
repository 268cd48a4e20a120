import Metrics
import Store
import Synchronization

/// What becomes of the transactions in which submissions and drafts are stored.
package final class WritingTally: Sendable {
    /// Why a transaction failed.
    package enum Failure: String, CaseIterable, Sendable {
        case full, busy, failed

        init(_ error: StoreError) {
            switch error {
            case .full: self = .full
            case .busy: self = .busy
            default: self = .failed
            }
        }
    }

    /// How long a full disk or a held database is remembered.
    private static let memory = Duration.seconds(10)

    private let batches = Histogram.sizes()
    private let durations = Histogram.durations()
    private let failures = Counters<Failure>()
    private let refusals = Counters<SubmissionQueue.Refusal>()
    private let lastHindrance = Mutex<(failure: Failure, at: ContinuousClock.Instant)?>(nil)

    package init() {}

    /// What kept something from being stored a moment ago, unless it lay in the content.
    package var hindrance: Failure? {
        lastHindrance.withLock { last in
            guard let last, last.at + Self.memory > .now else { return nil }
            return last.failure
        }
    }

    /// Runs one transaction with that many entries.
    func measure<Value>(
        _ entries: Int, _ work: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let start = ContinuousClock.now
        do {
            let value = try work()
            batches.record(entries)
            durations.record(start.duration(to: .now))
            return value
        } catch {
            note(Failure(error))
            throw error
        }
    }

    func note(_ refusal: SubmissionQueue.Refusal) { refusals.add(refusal) }

    private func note(_ failure: Failure) {
        failures.add(failure)
        guard failure != .failed else { return }
        lastHindrance.withLock { $0 = (failure, .now) }
    }

    /// Writes what was counted so far.
    func write(to page: inout Exposition) {
        page.histograms(
            "recount_store_batch_entries",
            "Submissions and drafts that were stored in one transaction.",
            [([], batches.reading)])
        page.histograms(
            "recount_store_commit_duration_seconds",
            "Time of one transaction, until it was durable.", [([], durations.reading)])
        page.counter(
            "recount_store_write_failures_total", "Transactions that failed.",
            failures.samples(label: "reason"))
        page.counter(
            "recount_submissions_refused_total",
            "Submissions and drafts that the queue did not take.",
            refusals.samples(label: "reason"))
    }
}
