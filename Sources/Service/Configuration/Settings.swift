package import Consent
package import HTTPServer
package import Values

/// Everything an operator may set, with its defaults; read once and checked whole.
package struct Settings: Sendable {
    /// The folder of the database and of the key file.
    package var data = "data"
    /// A program and its arguments that print the content of the key file; empty for the file itself.
    package var keyCommand: [String] = []
    /// The address of a PostgreSQL database that holds the data instead of a file in that folder; it may hold
    /// a password, so that nobody is shown it.
    package var database: Secret?
    /// The folder of surveys, articles and notices; nil for the demonstration in the binary.
    package var forms: String?
    /// A folder of colours, logo, texts and templates that take the place of the built-in ones.
    package var theme: String?
    /// The address under which people reach the service, without a slash at its end.
    package var publicURL: String?
    /// The site's name, shown on every page.
    package var siteName = "Recount"
    /// The language for whoever asks for none that the site speaks.
    package var siteLanguage: LanguageTag
    /// Who answers for the data.
    package var controller = Controller(
        name: "the operator of this site", contact: "contact@example.org")
    /// The name under which the ledger signs; nil for one after the public address.
    package var ledgerName: String?
    package var server = ServerConfiguration()
    /// How much is logged: `trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`.
    package var logLevel = "notice"
    /// How a line of the log is written.
    package var logFormat = LogFormat.text
    /// Where metrics are told, on a listener of their own; nil for nowhere.
    package var metrics: ListenAddress?
    /// How many submissions may wait for the disk; beyond them people are asked to come back.
    package var queueLimit = 4_096
    /// The sites that may show surveys and the sign-up in frames, such as `https://example.org`.
    package var embeddingOrigins: [String] = []
    /// How many days answers that were saved and not sent are kept.
    package var draftDays = 30
    /// How long everything else is kept.
    package var retention = RetentionSettings()
    /// What records of consent keep as evidence.
    package var evidence = EvidenceSettings()
    /// How people are told from programs that fill in every form.
    package var guarding = GuardSettings()
    /// How mails leave.
    package var mail = MailSettings()
    /// How webhooks are reached.
    package var webhooks = WebhookSettings()
    /// False only for an author's preview, where nobody is invited.
    package var needsInvitations = true
    /// How long everything is still served after a stop was asked for, so that whoever distributes
    /// requests has seen `/readyz` say no, in seconds.
    package var drainDelaySeconds = 0
    /// How long a stop waits for what was accepted, in seconds.
    package var drainSeconds = 20

    package init() {
        guard let english = LanguageTag("en") else { preconditionFailure("en is a language") }
        siteLanguage = english
    }

    /// The periods that notices name.
    package var periods: [String: Int] {
        [
            "drafts": draftDays, "signUps": retention.signUpHours, "mails": retention.mailDays,
            "addresses": retention.addressDays, "proofs": retention.proofDays,
        ]
    }
}
