/// The settings of mails and of the mail server.
extension SettingsCatalogue {
    static let mail: [Setting] =
        [
            .choice("mail.transport", \.mail.way, "How mails leave."),
            .address(
                "mail.from", \.mail.from, "Whom mails are from.",
                otherwise: "organisation.contact"),
            .text(
                "mail.fromName", \.mail.fromName, "The name beside that address.",
                otherwise: "organisation.name"),
            .address("mail.replyTo", \.mail.replyTo, "Where answers go.", otherwise: "mail.from"),
            .address(
                "mail.returnPath", \.mail.returnPath,
                "Where undeliverable mails come back to, with a tag behind a +.",
                otherwise: "mail.from"),
            .address(
                "mail.unsubscribe", \.mail.unsubscribe,
                "A mailbox for those mail programs that end mails by a mail."),
            .text(
                "mail.folder", \.mail.folder,
                "The folder that mails go into by the transport ‘folder’.",
                otherwise: "‘mail’ in the data folder"),
            .number(
                "mail.connections", \.mail.connections, 1...16,
                "How many connections send at a time."),
            .number(
                "mail.perHour", \.mail.perHour, 0...10_000_000,
                "How many mails leave in an hour; 0 for no limit."),
            .number(
                "mail.perDomainAndMinute", \.mail.perDomainAndMinute, 0...1_000_000,
                "How many mails leave in a minute to one domain; 0 for no limit."),
        ] + mailServer

    private static let mailServer: [Setting] = [
        .mailHost,
        .mailPort,
        .choice(
            "mail.smtp.security", \.mail.server.security,
            "How the connection to the mail server is encrypted."),
        .text(
            "mail.smtp.user", \.mail.server.user, "Who you are to the mail server.",
            otherwise: "nobody"),
        .secret(
            "mail.smtp.password", \.mail.server.password, "The password of that user."),
        .text(
            "mail.smtp.certificateFile", \.mail.server.certificateFile,
            "A PEM file of certificates to believe in the place of the system's.",
            otherwise: "the system's certificates"),
        .number(
            "mail.smtp.seconds", \.mail.server.seconds, 1...600,
            "How long one mail may take, in seconds."),
    ]
}
