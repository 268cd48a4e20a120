import HTTPTypes
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
    private let queue: SubmissionQueue
    private let forgetting: LogForgetter
    private let ledger: LedgerPublisher
    private let retention: RetentionTimer
    private let consentExpiry: ConsentExpiry
    private let mailRoom: MailRoom
    private let origin: Origin
    private let reminders: ReminderTimer
    private let publications: Publications
    private let preview: Preview?
    private let server: Server
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
        queue = SubmissionQueue(store: instance.store, limit: settings.queueLimit)
        forgetting = LogForgetter(store: instance.store)
        ledger = LedgerPublisher(instance)
        retention = RetentionTimer(
            instance.retention(settings), clock: instance.clock, forgetting: forgetting)
        consentExpiry = ConsentExpiry(instance)
        reminders = ReminderTimer(instance)
        let framing = Framing(origins: settings.embeddingOrigins)
        publications = try Publications(
            maker: EditionMaker(
                pages: pages, framing: framing, controller: settings.controller, logger: logger),
            store: instance.store, content: ContentSource(folder: settings.forms))
        origin = Origin(settings.publicURL ?? settings.localAddress(port: settings.server.port))
        mailRoom = MailRoom(
            instance, settings, pages, publications, origin: origin, logger: logger)
        let gauge = ConnectionGauge()
        let context = WritingContext(
            ReadingResources(
                instance, publications: publications, renderers: pages, framing: framing,
                ledger: ledger, settings: settings),
            WritingResources(
                instance, queue: queue, forgetting: forgetting,
                stories: StoryDesk(instance, controller: settings.controller, pages: pages),
                evidence: EvidenceSource(settings, vault: instance.vault),
                isLoneConnection: { gauge.isLone }))
        server = Server(
            settings.server, router: Routes(context, preview: preview).router,
            hooks: Self.hooks(faults: .init(pages, framing: framing), logger: logger))
        gauge.watch(server)
    }

    /// The port that the server listens on.
    package var port: UInt16 { server.port }

    /// Listens and serves until ``stop()``.
    package func start() throws {
        try ledger.publish()
        try server.start()
        if settings.publicURL == nil { origin.become(settings.localAddress(port: server.port)) }
        mailRoom.start()
        ticker.withLock { $0 = Ticker(every: Self.interval) { [weak self] in self?.work() } }
    }

    /// Lets nobody new in, answers and stores all that was accepted, and stops.
    package func stop() {
        ticker.withLock { $0 = nil }
        server.drainAndStop(within: .seconds(settings.drainSeconds))
        queue.drain()
        mailRoom.stop()
        // So that the database file is whole by itself, whoever copies it while nothing runs.
        forgetting.ask()
        work()
    }

    /// One round of background work. A failure is logged and tried again in the next round.
    private func work() {
        do {
            try preview?.follow { _ = try publications.refresh() }
            if try publications.refresh() { logger.notice("now serving what was published") }
            try retention.runIfDue()
            try reminders.runIfDue()
            if try consentExpiry.run() { forgetting.ask() }
            _ = try forgetting.tryOnce()
            try ledger.publish()
        } catch {
            logger.error("background work failed", metadata: ["why": "\(error)"])
        }
    }

    private static func hooks(
        faults: FaultAnswers.Languages, logger: Logger
    ) -> Server.Hooks {
        var hooks = Server.Hooks()
        hooks.errorResponse = { faults.response(to: $0, $1) }
        hooks.onError = { error, request in
            if let fault = error as? ServerFault { return faults.response(to: fault, request) }
            logger.error(
                "a request failed", metadata: ["route": "\(request.pattern)", "why": "\(error)"])
            let fault = (error as? StoreError)?.fault ?? .internalError
            return faults.response(to: fault, request)
        }
        if logger.logLevel <= .info { hooks.onAnswered = { log($0, to: logger) } }
        return hooks
    }

    /// The access log: the route's pattern, never the path, which may hold a link to a receipt.
    private static func log(_ answered: AnsweredRequest, to logger: Logger) {
        logger.info(
            "\(answered.method.rawValue) \(answered.pattern.isEmpty ? "-" : answered.pattern)",
            metadata: [
                "status": "\(answered.status.code)",
                "milliseconds": "\(answered.duration.milliseconds)",
            ])
    }
}

/// Tells handlers, which are made before the server, how many connections it has.
private final class ConnectionGauge: Sendable {
    private let server = Mutex<Server?>(nil)

    func watch(_ server: Server) { self.server.withLock { $0 = server } }

    var isLone: Bool { server.withLock { $0.map { $0.openConnections <= 1 } ?? false } }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
