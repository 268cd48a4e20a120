import Logging
import Store
import Values
import Webhooks

/// The background work on webhooks: a thread that tells them what happened.
final class WebhookRoom: Sendable {
    private let workers = Workers()
    private let courier: @Sendable () -> Courier
    private let instance: Instance
    private let failures: BackgroundFailures

    init(
        _ instance: Instance, _ settings: WebhookSettings, origin: Origin,
        failures: BackgroundFailures, logger: Logger
    ) {
        (self.instance, self.failures) = (instance, failures)
        courier = {
            Courier(
                instance, transport: settings.transport, origin: origin, logger: logger)
        }
    }

    /// Has all that was gathered queued whose time is over, before anybody is let in: what comes then
    /// must wait for its own time.
    func open() throws { try instance.store.releaseGathered(at: instance.clock.now) }

    /// Begins the work.
    func start() {
        workers.begin("recount webhooks") { [self] in send(by: courier()) }
    }

    /// Ends the work, after what is in hand.
    func stop() { workers.stop() }

    private func send(by courier: Courier) {
        while workers.pause.goesOn {
            do {
                guard let rest = try courier.sendNext() else { continue }
                _ = workers.pause.wait(rest)
            } catch {
                failures.note(.webhooks, error)
                _ = workers.pause.wait(Courier.interval)
            }
        }
        failures.attempt(.webhooks) { try courier.finish() }
    }
}
