import ArgumentParser
import Foundation
import Pages
import Service

/// `recount doctor`: compares what is kept twice, and looks at what stands around it.
struct Doctor: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the theme, the files and the database, recount every response and replay "
            + "the ledger.",
        discussion: """
            Ends with 0 when all is well, with 1 and what to do when something is not. What should \
            be done before something goes wrong is advice: it goes to stderr and changes nothing \
            about the end.
            """,
        subcommands: [CheckMail.self])

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        for advice in try settingsInForce().advice { Progress.tell("advice: \(advice)") }
        let settings = try settings()
        let instance = try open(settings)
        var installation = InstallationCheck(
            instance, settings: settings,
            database: settings.database == nil ? settings.databaseFile : nil)
        let around = try installation.findings()
        for finding in around where finding.kind == .advice { Progress.tell("advice: \(finding)") }
        var examination = Examination(instance, progress: ProgressLine.report)
        let findings =
            Self.faults(of: settings)
            + around.filter { $0.kind == .error }.map(\.description)
            + (try examination.findings().map(\.description))
        guard !findings.isEmpty else {
            print("all is well: the files are sound, the counts are right, the ledger is complete")
            return
        }
        for finding in findings { print(finding) }
        throw ExitCode.failure
    }

    /// What keeps `recount serve` from making pages, in the same words.
    private static func faults(of settings: Settings) -> [String] {
        do {
            _ = try settings.pages()
            return []
        } catch {
            return [error.description]
        }
    }
}
