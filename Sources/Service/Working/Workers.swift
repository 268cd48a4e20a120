import Dispatch
import Foundation

/// Threads that work until they are told to end.
final class Workers: Sendable {
    /// What they wait on between two rounds.
    let pause = Pause()
    private let threads = DispatchGroup()

    /// Begins a thread of that name.
    func begin(_ name: String, _ work: @escaping @Sendable () -> Void) {
        threads.enter()
        let thread = Thread { [threads] in
            work()
            threads.leave()
        }
        thread.name = name
        thread.start()
    }

    /// Ends the work, after what is in hand.
    func stop() {
        pause.finish()
        threads.wait()
    }
}
