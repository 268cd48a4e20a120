import ArgumentParser
import Service

/// `recount doctor`: compares what is kept twice.
struct Doctor: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the database, recount every response and replay the ledger.",
        discussion: "Ends with 0 when all is well, with 1 and what to do when something is not.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        var examination = Examination(try open(try settings()))
        let findings = try examination.findings()
        guard !findings.isEmpty else {
            print("all is well: the files are sound, the counts are right, the ledger is complete")
            return
        }
        for finding in findings { print(finding) }
        throw ExitCode.failure
    }
}
