import Synchronization
import Values

/// Tells when work is due that is done at the start of a server and once in so many seconds from then on.
final class Recurrence: Sendable {
    private let seconds: Int64
    private let clock: WallClock
    private let last = Mutex<Moment?>(nil)

    init(seconds: Int64, clock: WallClock) {
        (self.seconds, self.clock) = (seconds, clock)
    }

    /// Does the work, unless it was done within that time; a clock that was set back counts as due. Work
    /// that fails, or says that there is more of it, stays due.
    func runIfDue<Failure: Error>(_ work: () throws(Failure) -> Bool) throws(Failure) {
        let now = clock.now
        let isDue = last.withLock { last in
            guard let last else { return true }
            return now < last || now >= last.advanced(by: seconds)
        }
        guard isDue, try work() else { return }
        last.withLock { $0 = now }
    }
}
