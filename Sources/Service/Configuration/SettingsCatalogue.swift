import Consent

/// Every setting there is, in the order in which an operator reads them.
///
/// A new setting is a line here and a place in `Settings`: reading, checking, `recount config` and
/// the table of the guide follow.
package enum SettingsCatalogue {
    package static let all: [Setting] =
        instance + organisation + mail + webhooks + server + guarding + retention + log

    /// All keys that a file may have: those of the settings, and of the files with secrets.
    static let keys: [String] = all.flatMap { [$0.key] + ($0.fileKey.map { [$0] } ?? []) }

    /// The key that was probably meant.
    package static func nearest(to key: String) -> String? {
        SettingNames.nearest(to: key, among: keys)
    }

    package static let ledgerNameExpectation =
        "a name without spaces and plus signs, such as example.org/ledger"

    private static let instance: [Setting] = [
        .text("data", \.data, "The folder of the database and its key file."),
        .database,
        .texts(
            "key.command", \.keyCommand, separator: " ",
            "A program that prints the content of the key file, where no key file is in the data "
                + "folder; it runs without a shell.",
            expected: "a program's whole path and its arguments, as a list, or as one text with "
                + "spaces between",
            otherwise: "the key file in the data folder"
        ) { $0.first?.hasPrefix("/") == true && !$0.contains { $0.contains("\0") } },
        .text(
            "forms", \.forms, "The folder of surveys, articles and notices.",
            otherwise: "the demonstration in the program"),
        .text(
            "theme", \.theme, "The folder of your own colours, logo, texts and templates.",
            otherwise: "the look in the program"),
        .publicURL,
        .text("site.name", \.siteName, "The site's name, on every page."),
        .siteLanguage,
        .text(
            "ledger.name", \.ledgerName, "The name that the public ledger signs under.",
            expected: ledgerNameExpectation, otherwise: "the public address with /ledger"
        ) { LedgerName($0) != nil },
        .texts(
            "embed.origins", \.embeddingOrigins, separator: " ",
            "The sites that may show surveys, results and the sign-up in frames.",
            expected: "origins with spaces between, for example https://example.org"
        ) { $0.allSatisfy { $0.wholeMatch(of: /https?:\/\/[A-Za-z0-9.:-]+/) != nil } },
    ]

    private static let organisation: [Setting] = [
        .text(
            "organisation.name", \.controller.name,
            "Who answers for the data; it stands on the pages and in what people agree to."),
        .text("organisation.contact", \.controller.contact, "How to reach them."),
        .text("organisation.address", \.controller.address, "Their postal address."),
        .text(
            "organisation.processor", \.controller.processor,
            "Who works on the data for them, for example a host."),
        .text(
            "organisation.protectionOfficer", \.controller.protectionOfficer,
            "How to reach the data protection officer."),
        .texts(
            "privacy.recipients", \.controller.privacy.recipients, separator: ";",
            "Who is given the data.", expected: "names with ; between", otherwise: "nobody"),
        .text(
            "privacy.storageLocation", \.controller.privacy.storageLocation,
            "Where the data is stored."),
        .text(
            "privacy.jurisdiction", \.controller.privacy.jurisdiction,
            "Whose law holds there, as a country's code."),
        .text(
            "privacy.retention", \.controller.privacy.retention,
            "How long the data is kept, in words."),
        .text(
            "privacy.authority", \.controller.privacy.authority, "Where people can complain."),
    ]

    private static let retention: [Setting] = [
        .number("drafts.days", \.draftDays, 1...365, "How many days unsent answers are kept."),
        // A link confirms for 48 hours, so that no waiting sign-up can go before.
        .number(
            "retention.signUpHours", \.retention.signUpHours, 48...720,
            "How many hours a sign-up waits for its confirmation."),
        .number(
            "retention.mailDays", \.retention.mailDays, 1...365,
            "How many days a mail stays in the outbox."),
        .number(
            "retention.webhookDays", \.retention.webhookDays, 1...365,
            "How many days a message to a webhook stays that was sent or given up."),
        .number(
            "retention.addressDays", \.retention.addressDays, 1...365,
            "How many days the address of somebody who gets no more mails stays."),
        .number(
            "retention.invitationDays", \.retention.invitationDays, 1...3_650,
            "How many days an invitation lasts that nobody answers."),
        .number(
            "retention.proofDays", \.retention.proofDays, 1...36_500,
            "How many days the proof of a consent is kept after its end."),
        .number(
            "backup.adviceDays", \.retention.backupAdviceDays, 1...365,
            "The age of the last backup, in days, from which ‘recount doctor’ reminds of one."),
        .choice(
            "evidence.address", \.evidence.address,
            "What a consent record keeps of the address it came from."),
    ]

    private static let log: [Setting] = [
        .logLevel,
        .choice("log.format", \.logFormat, "How a line of the log is written."),
    ]
}
