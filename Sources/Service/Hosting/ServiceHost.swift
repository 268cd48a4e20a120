import HTTPTypes
import Consent
import Dispatch
import Foundation
import HTTPServer
package import Logging
package import Pages
import Store
import Synchronization
import Values

/// The running service: server, writer and background work around one store.
package final class ServiceHost: Sendable {
    /// How often to look for what other processes have published and for logs to be forgotten.
    private static let interval = DispatchTimeInterval.milliseconds(500)

    private let settings: Settings
    private let logger: Logger
    private let failures: BackgroundFailures
    private let readiness: Readiness
    private let queue: SubmissionQueue
    private let forgetting: LogForgetter
    private let ledger: LedgerPublisher
    private let retention: RetentionTimer
    private let consentExpiry: ConsentExpiry
    private let mailRoom: MailRoom
    private let webhookRoom: WebhookRoom
    private let origin: Origin
    private let reminders: ReminderTimer
    private let sheets: SheetTimer
    private let publications: Publications
    private let preview: Preview?
    private let server: Server
    private let metrics: MetricsListener?
    private let ticker = Mutex<Ticker?>(nil)

    /// Puts the parts together, around a survey that is being written if there is a `preview`; nothing
    /// listens yet.
    package init(
        settings: Settings, instance: Instance, pages: PageRenderers, logger: Logger,
        preview: Preview? = nil
    ) throws {
        self.settings = settings
        self.logger = logger
        self.preview = preview
        failures = BackgroundFailures(logger: logger)
        let writing = WritingTally()
        queue = SubmissionQueue(store: instance.store, limit: settings.queueLimit, tally: writing)
        readiness = Readiness(store: instance.store, queue: queue, tally: writing)
        forgetting = LogForgetter(store: instance.store)
        ledger = LedgerPublisher(instance)
        retention = RetentionTimer(
            instance.retention(settings), clock: instance.clock, forgetting: forgetting)
        consentExpiry = ConsentExpiry(instance)
        reminders = ReminderTimer(instance)
        sheets = SheetTimer(instance)
        let framing = Framing(origins: settings.embeddingOrigins)
        publications = try Publications(
            maker: EditionMaker(
                pages: pages, framing: framing, controller: settings.controller, logger: logger),
            store: instance.store, content: ContentSource(folder: settings.forms))
        origin = Origin(settings.publicURL ?? settings.localAddress(port: settings.server.port))
        mailRoom = MailRoom(
            instance, settings, pages, publications, origin: origin, logger: logger,
            failures: failures)
        webhookRoom = WebhookRoom(
            instance, settings.webhooks, origin: origin, failures: failures, logger: logger)
        let gauge = ConnectionGauge()
        let context = WritingContext(
            ReadingResources(
                instance, publications: publications, renderers: pages, framing: framing,
                ledger: ledger, readiness: readiness, settings: settings),
            WritingResources(
                instance, queue: queue, forgetting: forgetting,
                stories: StoryDesk(instance, controller: settings.controller, pages: pages),
                evidence: EvidenceSource(settings, vault: instance.vault),
                isLoneConnection: { gauge.isLone }))
        let router = Routes(context, preview: preview).router
        let tally = settings.metrics.map { _ in RequestTally(patterns: router.patterns) }
        let server = Server(
            settings.server, router: router,
            hooks: ServerHooks.hooks(
                faults: .init(pages, framing: framing), logger: logger, tally: tally))
        self.server = server
        gauge.watch(server)
        metrics = Self.metrics(settings, tally) { [failures, readiness, queue] tally in
            MetricsPage(
                requests: tally, writing: writing, failures: failures, readiness: readiness,
                queue: queue, server: server, store: instance.store, clock: instance.clock,
                build: settings.controller.privacy.build ?? "unknown")
        }
    }

    private static func metrics(
        _ settings: Settings, _ tally: RequestTally?, _ page: (RequestTally) -> MetricsPage
    ) -> MetricsListener? {
        guard let address = settings.metrics, let tally else { return nil }
        return MetricsListener(at: address, page(tally))
    }

    /// The port that the server listens on.
    package var port: UInt16 { server.port }

    /// Where metrics are told; nil for nowhere.
    package var metricsAddress: ListenAddress? {
        guard let address = settings.metrics, let metrics else { return nil }
        return ListenAddress(host: address.host, port: metrics.port)
    }

    /// Listens and serves until ``stop()``.
    package func start() throws {
        try ledger.publish()
        try webhookRoom.open()
        try metrics?.start()
        try server.start()
        if settings.publicURL == nil { origin.become(settings.localAddress(port: server.port)) }
        mailRoom.start()
        webhookRoom.start()
        ticker.withLock { $0 = Ticker(every: Self.interval) { [weak self] in self?.work() } }
    }

    /// Says from now on that the service is not ready, and serves on.
    package func announceStop() { readiness.beginStopping() }

    /// Lets nobody new in, answers and stores all that was accepted, and stops.
    package func stop() {
        announceStop()
        ticker.withLock { $0 = nil }
        server.drainAndStop(within: .seconds(settings.drainSeconds))
        queue.drain()
        mailRoom.stop()
        webhookRoom.stop()
        // So that the database file is whole by itself, whoever copies it while nothing runs.
        forgetting.ask()
        work()
        metrics?.stop()
    }

    /// One round of background work. What fails keeps nothing else from being done.
    private func work() {
        failures.attempt(.publishing) {
            try preview?.follow { _ = try publications.refresh() }
            if try publications.refresh() { logger.notice("now serving what was published") }
        }
        failures.attempt(.retention) { try retention.runIfDue() }
        failures.attempt(.reminders) { try reminders.runIfDue() }
        failures.attempt(.consents) { if try consentExpiry.run() { forgetting.ask() } }
        failures.attempt(.log) { _ = try forgetting.tryOnce() }
        failures.attempt(.ledger) { try ledger.publish() }
        failures.attempt(.sheets) { try sheets.runIfDue() }
    }
}

/// Tells handlers, which are made before the server, how many connections it has.
private final class ConnectionGauge: Sendable {
    private let server = Mutex<Server?>(nil)

    func watch(_ server: Server) { self.server.withLock { $0 = server } }

    var isLone: Bool { server.withLock { $0.map { $0.openConnections <= 1 } ?? false } }
}
