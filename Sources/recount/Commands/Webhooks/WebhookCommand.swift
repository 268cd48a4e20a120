import ArgumentParser
import Service
import Store

/// `recount webhook`: programs of others that are told what happens here.
struct WebhookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook",
        abstract: "Tell other programs what happens here, without a word about a person.",
        subcommands: [
            AddWebhook.self, ListWebhooks.self, ShowWebhook.self, TestWebhook.self,
            ReplayWebhook.self, RotateWebhook.self, ResumeWebhook.self, RemoveWebhook.self,
        ])
}

extension InstanceCommand {
    /// The first line of the file with a secret that an operator named.
    func givenSecret(inFile path: String?) throws -> String? {
        guard let path else { return nil }
        let text = String(decoding: try OperatorFault.contents(of: path), as: UTF8.self)
        return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
}
