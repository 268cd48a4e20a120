import ArgumentParser

/// `recount consent`: who agreed to what.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent", abstract: "Show what people agreed to, refused and ended.",
        subcommands: [
            ShowConsent.self, ShowConsentHistory.self, ConsentStatistics.self, ExportConsents.self,
            AccessConsents.self, ExpireConsents.self,
        ])
}
