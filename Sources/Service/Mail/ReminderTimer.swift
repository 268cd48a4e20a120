import Synchronization
import Values

/// Looks for reminders that are due at the start of a server and once a minute from then on.
final class ReminderTimer: Sendable {
    private static let interval: Int64 = 60

    private let invitations: Invitations
    private let clock: WallClock
    private let last = Mutex<Moment?>(nil)

    init(_ instance: Instance) {
        (invitations, clock) = (instance.invitations, instance.clock)
    }

    /// Queues what is due, unless it was done within the minute; a clock that was set back counts as due.
    func runIfDue() throws {
        let now = clock.now
        let isDue = last.withLock { last in
            guard let last else { return true }
            return now < last || now >= last.advanced(by: Self.interval)
        }
        guard isDue else { return }
        _ = try invitations.remind()
        last.withLock { $0 = now }
    }
}
