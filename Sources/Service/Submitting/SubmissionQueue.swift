import Dispatch
import Foundation
package import Store
import Synchronization

/// Shares the disk among all who wait: takes every submission and draft that waits into one
/// transaction.
///
/// A durable write costs one sync of the disk, whoever it is for. While one batch is written the
/// next one gathers. A lone submission is written on the thread that brings it, without a hand-off.
package final class SubmissionQueue: Sendable {
    /// What becomes of a submission that was handed in.
    package typealias Completion = @Sendable (Result<Acceptance, StoreError>) -> Void

    /// What the queue says to a submission that it does not take.
    package enum Refusal: String, Error, CaseIterable {
        /// As many wait as may wait.
        case full
        /// The service is stopping.
        case stopped
    }

    private struct Entry: Sendable {
        let content: SealedEntry
        let completion: Completion
    }

    private struct State {
        var waiting: [Entry] = []
        var isWriting = false
        var isStopped = false
    }

    private let store: any WritingStore
    /// How many may wait.
    package let limit: Int
    private let tally: WritingTally
    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)
    private let finished = DispatchSemaphore(value: 0)

    /// A queue in which at most `limit` submissions wait; `tally` hears of each transaction.
    package init(store: any WritingStore, limit: Int, tally: WritingTally = WritingTally()) {
        self.tally = tally
        self.store = store
        self.limit = limit
        let thread = Thread { [self] in run() }
        thread.name = "recount writer"
        thread.start()
    }

    /// How many submissions wait.
    package var waiting: Int { state.withLock { $0.waiting.count } }

    /// Writes `entry` on this thread if nobody else waits or writes; otherwise nil, and the
    /// caller hands it in.
    package func writeAlone(
        _ entry: SealedEntry
    ) -> Result<Acceptance, StoreError>? {
        let isAlone = state.withLock { state in
            guard !state.isWriting, state.waiting.isEmpty, !state.isStopped else { return false }
            state.isWriting = true
            return true
        }
        guard isAlone else { return nil }
        let outcome = write([entry]).first
        endWriting()
        return outcome
    }

    /// Hands a submission in; `completion` is called once, on the writer's thread, when it is
    /// durable or has failed.
    package func enqueue(
        _ entry: SealedEntry, completion: @escaping Completion
    ) throws(Refusal) {
        let outcome: Result<Bool, Refusal> = state.withLock { state in
            guard !state.isStopped else { return .failure(.stopped) }
            guard state.waiting.count < limit else { return .failure(.full) }
            state.waiting.append(Entry(content: entry, completion: completion))
            return .success(!state.isWriting && state.waiting.count == 1)
        }
        if case .failure(let refusal) = outcome { tally.note(refusal) }
        if try outcome.get() { work.signal() }
    }

    /// Writes all that wait and ends the thread; nothing is taken from now on.
    package func drain() {
        state.withLock { $0.isStopped = true }
        work.signal()
        finished.wait()
        finished.signal()
    }

    private func run() {
        while let batch = nextBatch() {
            for (entry, outcome) in zip(batch, write(batch.map(\.content))) {
                entry.completion(outcome)
            }
            endWriting()
        }
        finished.signal()
    }

    /// All that wait, as soon as nobody else writes; nil when the queue has stopped and is empty.
    private func nextBatch() -> [Entry]? {
        while true {
            work.wait()
            let (batch, isOver) = state.withLock { state in
                let isOver = state.isStopped && state.waiting.isEmpty && !state.isWriting
                guard !state.isWriting, !state.waiting.isEmpty else { return ([Entry](), isOver) }
                state.isWriting = true
                let batch = state.waiting
                // Room for as many again: growing would make all others wait for the lock.
                state.waiting = []
                state.waiting.reserveCapacity(2 * batch.count)
                return (batch, false)
            }
            if isOver { return nil }
            if !batch.isEmpty { return batch }
        }
    }

    private func endWriting() {
        let isAwaited = state.withLock { state in
            state.isWriting = false
            return !state.waiting.isEmpty || state.isStopped
        }
        if isAwaited { work.signal() }
    }

    /// Writes a batch in one transaction; where that fails for a reason of its content, one by one,
    /// so that nobody suffers for somebody else's submission.
    private func write(_ batch: [SealedEntry]) -> [Result<Acceptance, StoreError>] {
        do {
            return try tally.measure(batch.count) { () throws(StoreError) in
                try store.accept(batch).map { .success($0) }
            }
        } catch .failed where batch.count > 1 {
            return batch.flatMap { write([$0]) }
        } catch {
            return batch.map { _ in .failure(error) }
        }
    }
}
