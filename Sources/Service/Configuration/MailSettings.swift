package import Mail
package import Values

/// How mails leave.
package struct MailSettings: Sendable {
    /// By which way.
    package enum Way: String, Hashable, Sendable, CaseIterable {
        /// Into a folder, for whoever tries the product or writes templates.
        case folder
        /// By a mail server (RFC 5321).
        case smtp
        /// Nowhere; the log tells that there was one.
        case log
        /// Not at all: mails wait in the outbox.
        case off
    }

    /// By which way; they wait, sealed, for an operator to say it.
    package var way = Way.off
    /// The maildir that mails go into; nil for one in the data folder.
    package var folder: String?
    /// Whom mails are from; nil for the organisation's contact, or nobody where that is no address.
    package var from: EmailAddress?
    /// The name beside the address; nil for the organisation's.
    package var fromName: String?
    /// Where answers go; nil for where mails are from.
    package var replyTo: EmailAddress?
    /// Where mails come back to that cannot be delivered, with a tag for each behind a `+`; nil for
    /// where mails are from.
    package var returnPath: EmailAddress?
    /// Where a mail may go that asks to end mails, beside the link for it; nil for nowhere.
    package var unsubscribe: EmailAddress?
    /// What is said about the mail server.
    package var server = MailServerSettings()
    /// The mail server; nil for another way.
    package var relay: SMTPRelay?
    /// How many connections send at a time.
    package var connections = 2
    /// How many mails leave in an hour; 0 for no limit.
    package var perHour = 2_000
    /// How many leave in a minute to one domain; 0 for no limit.
    package var perDomainAndMinute = 60

    package init() {}

    /// Says whether mails leave at all.
    package var isReady: Bool { way != .off && from != nil }

    /// How long a mail stays with whoever sends it, in seconds: longer than a mail server may take.
    package var lease: Int64 {
        let patience = relay?.patience ?? SMTPRelay.Patience()
        return Int64(patience.connecting + patience.wholeMail + 15)
    }
}
