import Store
import Synchronization
import Values

/// Destroys drafts whose time is over, once a day.
final class DraftExpiry: Sendable {
    private let store: any WritingStore
    private let clock: WallClock
    private let forgetting: LogForgetter
    /// The day for which it is done.
    private let done = Mutex<Day?>(nil)

    init(store: any WritingStore, clock: WallClock, forgetting: LogForgetter) {
        self.store = store
        self.clock = clock
        self.forgetting = forgetting
    }

    /// Does what is due today, unless that is done.
    func run() throws(StoreError) {
        let today = clock.now.day
        guard done.withLock({ $0 != today }) else { return }
        if try store.expireDrafts(on: today) > 0 { forgetting.ask() }
        done.withLock { $0 = today }
    }
}
