import Dispatch
import Foundation
import Logging

/// The background work on mails: a thread that looks at what people asked for.
///
/// It looks at its own pace and is told by nobody, so that the time of an answer says nothing about what
/// becomes of an address.
final class MailRoom: Sendable {
    /// How long to wait when there is nothing to do, in seconds.
    private static let interval = 0.5
    private static let batch = 200

    private let desk: RequestDesk
    private let logger: Logger
    private let pause = Pause()
    private let threads = DispatchGroup()

    init(_ instance: Instance, logger: Logger) {
        desk = RequestDesk(instance)
        self.logger = logger
    }

    /// Begins the work.
    func start() {
        begin("recount requests") { [self] in lookAtRequests() }
    }

    /// Ends the work, after what is in hand.
    func stop() {
        pause.finish()
        threads.wait()
    }

    private func begin(_ name: String, _ work: @escaping @Sendable () -> Void) {
        threads.enter()
        let thread = Thread { [threads] in
            work()
            threads.leave()
        }
        thread.name = name
        thread.start()
    }

    private func lookAtRequests() {
        repeat {
            do {
                while try desk.run(limit: Self.batch) == Self.batch, pause.goesOn {}
            } catch {
                logger.error("work on requests failed", metadata: ["why": "\(error)"])
            }
        } while pause.wait(Self.interval)
    }
}
