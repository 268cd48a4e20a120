import Dispatch

/// Calls again and again, on a background thread, until it goes.
///
/// Unchecked because a Dispatch source may be cancelled from any thread.
final class Ticker: @unchecked Sendable {
    private let timer: any DispatchSourceTimer

    init(every interval: DispatchTimeInterval, _ work: @escaping @Sendable () -> Void) {
        timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.schedule(deadline: .now() + interval, repeating: interval)
        timer.setEventHandler(handler: work)
        timer.activate()
    }

    deinit {
        timer.cancel()
    }
}
