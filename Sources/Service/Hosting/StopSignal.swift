import Dispatch
import Foundation

/// Waits for the signals that end a service: SIGTERM from a manager, SIGINT from a terminal.
package final class StopSignal: @unchecked Sendable {
    // Unchecked because of the sources, which are only written in `init`.
    private let received = DispatchSemaphore(value: 0)
    private let sources: [any DispatchSourceSignal]

    /// From now on the signals are waited for, and no longer end the process.
    package init() {
        let received = received
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { received.signal() }
            source.activate()
            return source
        }
    }

    /// Returns when one of the signals has come.
    package func wait() { received.wait() }
}
