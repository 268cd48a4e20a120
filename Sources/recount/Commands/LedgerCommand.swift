import ArgumentParser

/// `recount ledger`: the public record of consents, for those who check it.
struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Show, prove and check the public record of consents.",
        discussion: """
            The ledger holds a line without personal data for each consent that was given, refused or \
            ended. Its signed head shows at once whether a line was altered or left out.
            """,
        subcommands: [
            ShowCheckpointCommand.self, ShowLedgerKeyCommand.self, ProveConsent.self,
            VerifyProof.self, AuditLedger.self, RecoverLedger.self, RestartLedger.self,
        ])
}
