package import Dispatch
import Synchronization

/// Calls again and again, on a background thread, until it goes.
package final class Ticker: Sendable {
    private let timer: Mutex<any DispatchSourceTimer>

    /// Begins to call after the first interval.
    package init(every interval: DispatchTimeInterval, _ work: @escaping @Sendable () -> Void) {
        let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now() + interval, repeating: interval)
        timer.setEventHandler(handler: work)
        timer.activate()
        self.timer = Mutex(timer)
    }

    deinit {
        timer.withLock { $0.cancel() }
    }
}
