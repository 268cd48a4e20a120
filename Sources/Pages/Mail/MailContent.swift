package import Values

/// What a mail says. No text that a person typed can be put into one.
package enum MailContent: Hashable, Sendable {
    /// Asks to confirm a sign-up; `purposes` are the words that stood beside the ticked boxes, and the
    /// link works for so many hours.
    case confirmation(purposes: [String], link: String, hours: Int)
    /// Says that the address is signed up already.
    case alreadySubscribed(preferences: String)
    /// The link to a subscriber's own page.
    case preferencesLink(String)
    /// Says that mails have ended, and how to undo that.
    case unsubscribed(undo: String)
    /// Asks to confirm a new address; the link works for so many hours.
    case addressConfirmation(link: String, hours: Int)
    /// Tells the old address that there is a new one. It has no link.
    case addressChanged
    /// The code of a response, with the address of the page for codes.
    case receipt(code: ReceiptCode, address: String, survey: Wording)
    /// The code of a survey that is begun, with a link to go on until a day.
    case resume(code: ReceiptCode, link: String, survey: Wording, keptUntil: Day)
    /// Invites to a survey; `decline` is the link for who wants no more mails about it.
    case invitation(survey: Wording, link: String, decline: String, isReminder: Bool)
    /// Shows an operator whether mails arrive. It has no link.
    case trial
}
