import ArgumentParser
import Consent
import FormModel
import Foundation
import HTTPServer
import Pages
import Service
import Store
import StoreSQL
import StoreSQLite
import Values

/// `recount form preview`: shows a survey to its author while it is written.
struct PreviewForm: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Show a survey in a browser while you write it.",
        discussion: """
            Follows the file and its translations: what you save is shown at once, and while \
            something is wrong the page says what. All pages can be walked through. Nothing \
            counts: the answers go into a temporary folder, which is removed when control-C ends \
            the preview.
            """)

    @ParentCommand var root: Recount
    @OptionGroup(visibility: .hidden) var own: InstanceOptions

    @Argument(help: ArgumentHelp("The survey file.", valueName: "file"))
    var file: String

    @Option(
        help: ArgumentHelp(
            "Where to listen; the port 0 takes a free one.", valueName: "address:port"))
    var listen = "127.0.0.1:8090"

    func run() throws {
        let survey = SurveyFile(SurveyFile(file).main)
        _ = try OperatorFault.contents(of: survey.path)
        // From here on no signal ends the process before the folder is removed.
        let stop = StopSignal(withTerminal: true)
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "recount-preview-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let served = Result { try serve(survey, from: folder, until: stop) }
        try FileManager.default.removeItem(at: folder)
        try served.get()
    }

    private func serve(_ survey: SurveyFile, from folder: URL, until stop: StopSignal) throws {
        let settings = try settings(for: survey, data: folder.path)
        let host = try host(of: survey, settings)
        try host.start()
        print("Recount previews ‘\(survey.path)’ at \(settings.localAddress(port: host.port))/")
        print("Nothing counts here. Control-C ends the preview and deletes what was typed.")
        fflush(nil)
        stop.wait()
        host.stop()
    }

    /// How the site presents itself, from the configuration; nothing else of an installation has a
    /// part in a preview, least of all its data and its mail.
    private func settings(for survey: SurveyFile, data: String) throws -> Settings {
        let own = try settings()
        var settings = Settings()
        (settings.siteName, settings.siteLanguage) = (own.siteName, own.siteLanguage)
        (settings.controller, settings.theme) = (own.controller, own.theme)
        (settings.logLevel, settings.draftDays) = (own.logLevel, own.draftDays)
        settings.data = data
        settings.forms = URL(fileURLWithPath: survey.path).deletingLastPathComponent().path
        settings.drainSeconds = 1
        // An author tries things out faster than a person answers.
        settings.guarding.challenge = .off
        settings.needsInvitations = false
        try settings.listen(on: listen)
        return settings
    }

    private func host(of survey: SurveyFile, _ settings: Settings) throws -> ServiceHost {
        let instance = try open(settings, mayCreate: true)
        let publisher = Publisher(store: instance.store, site: settings.site, clock: instance.clock)
        // The author's own notices, or else those of the demonstration.
        for source in [ContentSource(folder: settings.forms), ContentSource(folder: nil)] {
            _ = try publisher.furnishNotices(from: source)
        }
        let watched = WatchedSurvey(survey)
        let publish = try publication(in: settings, instance)
        let preview = try Preview(look: watched.look, publish: publish)
        return try ServiceHost(
            settings: settings, instance: instance,
            pages: settings.pages(preview: PreviewBanner { preview.upcomingRevision }),
            logger: settings.logger(), preview: preview)
    }

    /// Publishes as another process does, so that the service takes note of it.
    private func publication(
        in settings: Settings, _ instance: Instance
    ) throws -> @Sendable (TranslatedForm) throws -> Void {
        let ledger = LedgerSetup(name: instance.store.ledgerKey.name, head: instance.head)
        let store = try SQLStore(
            sqlite: settings.databaseFile, vault: instance.vault, ledger: ledger,
            today: instance.clock.now.day)
        let publisher = Publisher(store: store, site: settings.site, clock: instance.clock)
        let clock = instance.clock
        return { form in
            try store.freeVersionNumbers()
            _ = try publisher.putInForce(form)
            for other in try store.forms() where other.name != form.main.name {
                _ = try store.close(other.name, on: clock.now.day)
            }
        }
    }
}
