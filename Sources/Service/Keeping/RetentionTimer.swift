import Store
import Values

/// Runs the retention at the start of a server and once an hour from then on.
struct RetentionTimer: Sendable {
    private let retention: Retention
    private let recurrence: Recurrence
    private let forgetting: LogForgetter

    init(_ retention: Retention, clock: WallClock, forgetting: LogForgetter) {
        self.retention = retention
        self.forgetting = forgetting
        recurrence = Recurrence(seconds: 3_600, clock: clock)
    }

    /// Does what is due, unless it was done within the hour.
    func runIfDue() throws(StoreError) {
        try recurrence.runIfDue { () throws(StoreError) in
            if try retention.run().most > 0 { forgetting.ask() }
            return true
        }
    }
}
