import Dispatch
import Foundation
import Synchronization

/// Waits for the signals that end a service: SIGTERM from a manager, SIGINT from a terminal.
package final class StopSignal: Sendable {
    private let received = DispatchSemaphore(value: 0)
    /// Held as long as the signals are waited for.
    private let watches: [Watch]

    /// From now on the signals are waited for, and no longer end the process.
    ///
    /// So is SIGHUP, which the end of a terminal sends, where something must be cleared away
    /// behind it.
    package init(withTerminal: Bool = false) {
        let signals = [SIGTERM, SIGINT] + (withTerminal ? [SIGHUP] : [])
        watches = signals.map { [received] in Watch(of: $0, telling: received) }
    }

    /// Returns when one of the signals has come.
    package func wait() { received.wait() }

    /// The same, or when so many seconds have passed.
    package func wait(atMost seconds: Int) {
        _ = received.wait(timeout: .now() + .seconds(seconds))
    }
}

/// The watch for one signal, which would end the process otherwise.
private final class Watch: Sendable {
    private let source: Mutex<any DispatchSourceSignal>

    init(of number: Int32, telling received: DispatchSemaphore) {
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { received.signal() }
        source.activate()
        self.source = Mutex(source)
    }
}
