import ArgumentParser
import Foundation
import Logging
import Pages
import Service
import Store

/// `recount serve`: serves until it is told to stop.
struct Serve: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve surveys, articles and sign-ups.",
        discussion: """
            Makes the data folder with its database and key file when they are not there, and \
            publishes the notices and surveys of the forms folder when there are none yet. Ends on \
            SIGTERM or control-C, after everything that was accepted has been stored and answered. \
            /healthz says that the process lives, /readyz whether it can take what people send.

            A database of an older version is upgraded first, as recount migrate does.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(
        help: ArgumentHelp(
            "Where to listen; the port 0 takes a free one.", valueName: "address:port"))
    var listen: String?

    @Option(help: ArgumentHelp("The folder of surveys, articles and notices.", valueName: "folder"))
    var forms: String?

    func run() throws {
        let settings = try allSettings()
        let logger = settings.logger()
        let pages = try settings.pages()
        try makeFolder(settings)
        try waitForDatabase(settings, logger)
        try upgrade(settings, logger)
        // Before anything is opened that a restore is about to replace.
        guard let lock = try settings.lock(.shared) else {
            throw InstanceFault.restoring(folder: settings.data)
        }
        defer { withExtendedLifetime(lock) {} }
        let instance = try open(settings, mayCreate: true)
        try instance.store.requireStanding()
        let publisher = Publisher(store: instance.store, site: settings.site, clock: instance.clock)
        for name in try publisher.furnish(from: ContentSource(folder: settings.forms)) {
            logger.notice("published \(name)")
        }
        let host = try ServiceHost(
            settings: settings, instance: instance, pages: pages, logger: logger)
        try serve(host, settings, logger)
    }

    private func allSettings() throws -> Settings {
        var settings = try settings()
        if let listen { try settings.listen(on: listen) }
        if let forms { settings.forms = forms }
        return settings
    }

    /// After a power cut, the database may start later than this, or be elected by then. Whoever has served before
    /// waits a minute for it; a first start says at once what is wrong with its address.
    private func waitForDatabase(_ settings: Settings, _ logger: Logger) throws {
        guard FileManager.default.fileExists(atPath: Self.head(in: settings).url.path) else {
            return
        }
        let end = ContinuousClock.now + .seconds(60)
        var told: String?
        while ContinuousClock.now < end {
            do {
                _ = try settings.pendingScripts()
                return
            } catch StoreError.unreachable(let reason) {
                if told != reason { logger.warning("waiting for the database: \(reason)") }
                told = reason
                sleep(1)
            }
        }
    }

    /// An upgrade that leaves something to be looked at is no reason to be away from people.
    private func upgrade(_ settings: Settings, _ logger: Logger) throws {
        let upgrade = upgrade(of: settings) { logger.notice("\($0)") }
        if try !upgrade.pending().isEmpty {
            for finding in try upgrade.run()?.findings ?? [] { logger.error("\(finding)") }
        }
        for copy in try upgrade.copies() {
            logger.error(
                """
                ‘\(copy.path)’ is the database before the upgrade, with its keys; look at what is wrong, \
                and run: recount migrate
                """)
        }
    }

    private func serve(_ host: ServiceHost, _ settings: Settings, _ logger: Logger) throws {
        let stop = StopSignal()
        let manager = ServiceManager(environment: ProcessInfo.processInfo.environment)
        try host.start()
        print("Recount serves \(settings.localAddress(port: host.port))/")
        if let address = host.metricsAddress { tell(of: address, logger) }
        if let words = settings.mailWords { print(words) }
        fflush(nil)
        manager.tell(.ready)
        stop.wait()
        manager.tell(.stopping)
        logger.notice("stopping")
        host.announceStop()
        // A second signal cuts it short.
        stop.wait(atMost: settings.drainDelaySeconds)
        host.stop()
        logger.notice("stopped; everything that was accepted is stored")
    }

    private func tell(of metrics: ListenAddress, _ logger: Logger) {
        print("Metrics stand at \(metrics.origin)/metrics")
        guard !metrics.isLoopback else { return }
        logger.warning(
            "metrics can be read by whoever reaches their port; keep it behind a firewall",
            metadata: ["listen": "\(metrics.origin)"])
    }
}

extension Settings {
    /// Where mails are to be looked for; nil where they go to people.
    fileprivate var mailWords: String? {
        switch mail.way {
        case .folder: "Mails are not sent: read them in ‘\(mailFolder)/new’"
        case .off: "Mails wait in the outbox: say how they leave by mail.transport"
        case .log: "Mails are not sent: the log tells of each"
        case .smtp: nil
        }
    }
}
