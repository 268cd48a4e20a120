import Foundation
import Logging
package import Store
import Synchronization

/// Empties the write-ahead log after an erasure, as soon as no reader holds it.
///
/// What was erased is overwritten in the database at once, but the log remembers it until it is
/// truncated, and a reader can keep it from that: so it is asked for, and tried until it is done.
package final class LogForgetter: Sendable {
    private let store: any WritingStore
    private let isAwaited = Atomic(false)

    package init(store: any WritingStore) {
        self.store = store
    }

    /// Asks for the log to be emptied.
    package func ask() { isAwaited.store(true, ordering: .releasing) }

    /// Empties the log now, trying again while a reader holds it. Returns false when it still does
    /// when the time is over.
    package func forget(within limit: Duration) throws(StoreError) -> Bool {
        let end = ContinuousClock.now + limit
        while try !store.forgetLog() {
            guard ContinuousClock.now < end else { return false }
            usleep(20_000)
        }
        return true
    }

    /// Tries to do what was asked for. Returns false when it must be tried again.
    package func tryOnce() throws(StoreError) -> Bool {
        guard isAwaited.exchange(false, ordering: .acquiringAndReleasing) else { return true }
        let isDone = try store.forgetLog()
        if !isDone { ask() }
        return isDone
    }
}
