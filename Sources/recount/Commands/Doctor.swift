import ArgumentParser
import Pages
import Service

/// `recount doctor`: compares what is kept twice.
struct Doctor: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the theme and the database, recount every response and replay the ledger.",
        discussion: "Ends with 0 when all is well, with 1 and what to do when something is not.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let settings = try settings()
        var examination = Examination(try open(settings), progress: ProgressLine.report)
        let findings = Self.faults(of: settings) + (try examination.findings().map(\.description))
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
