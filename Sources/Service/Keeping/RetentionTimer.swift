import Store
import Synchronization
import Values

/// Runs the retention at the start of a server and once an hour from then on.
final class RetentionTimer: Sendable {
    private static let interval: Int64 = 3_600

    private let retention: Retention
    private let clock: WallClock
    private let forgetting: LogForgetter
    private let last = Mutex<Moment?>(nil)

    init(_ retention: Retention, clock: WallClock, forgetting: LogForgetter) {
        self.retention = retention
        self.clock = clock
        self.forgetting = forgetting
    }

    /// Does what is due, unless it was done within the hour; a clock that was set back counts as due.
    func runIfDue() throws(StoreError) {
        let now = clock.now
        let isDue = last.withLock { last in
            guard let last else { return true }
            return now < last || now >= last.advanced(by: Self.interval)
        }
        guard isDue else { return }
        if try retention.run().most > 0 { forgetting.ask() }
        last.withLock { $0 = now }
    }
}
