import Dispatch
import Synchronization

/// Lets threads wait between two rounds of work, and wakes them all when it is over.
final class Pause: Sendable {
    private let isOver = Mutex(false)
    private let end = DispatchSemaphore(value: 0)

    /// Waits that long at most. Returns false once the work is over.
    func wait(_ seconds: Double) -> Bool {
        guard !isOver.withLock({ $0 }) else { return false }
        if end.wait(timeout: .now() + seconds) == .success { end.signal() }
        return !isOver.withLock { $0 }
    }

    /// Says whether the work goes on.
    var goesOn: Bool { isOver.withLock { !$0 } }

    /// Ends the work.
    func finish() {
        isOver.withLock { $0 = true }
        end.signal()
    }
}
