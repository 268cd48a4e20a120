import ArgumentParser
import Foundation
import Service

/// `recount ledger audit`: replays all that the ledger attests.
struct AuditLedger: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Replay the whole ledger and compare every record with its leaf.",
        discussion: "Ends with 0 when all agrees, with 1 and what does not agree.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        var examination = Examination(
            try open(try settings()), progress: ProgressLine.report)
        let findings = try examination.ledgerFindings()
        for finding in findings { print(finding) }
        guard findings.isEmpty else { throw ExitCode.failure }
        print("all agrees: \(examination.leafCount) leaves, \(examination.recordCount) records")
    }
}
