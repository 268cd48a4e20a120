/// A mail before it is written: to whom, in which language, about what.
///
/// It is sealed until the moment at which it is sent, and only then put into words, so that it says what
/// holds then.
package struct Letter: Hashable, Sendable, Codable {
    /// What a mail is about, with the secrets that its links carry.
    package enum Content: Hashable, Sendable, Codable {
        /// Asks to confirm the sign-up for these purposes.
        case confirmation(token: String, purposes: [String])
        /// Says that the address is signed up already.
        case alreadySubscribed
        case preferencesLink
        /// Says that mails have ended, and how to undo that.
        case unsubscribed
        /// Asks to confirm a new address.
        case addressConfirmation(token: String)
        /// Tells the old address that there is a new one.
        case addressChanged
        /// The code of a response or, until a day, of a draft.
        case code(String, form: String, keptUntil: String?)
        case invitation(token: String, form: String, isReminder: Bool)
        /// Shows an operator whether mails arrive.
        case trial
    }

    package let address: String
    package let language: String
    package let content: Content

    package init(to address: String, language: String, _ content: Content) {
        (self.address, self.language, self.content) = (address, language, content)
    }
}

extension Letter.Content {
    /// The name of the kind, which is no secret: no word of a person can be in it.
    package var name: StaticString {
        switch self {
        case .confirmation: "confirmation"
        case .alreadySubscribed: "already subscribed"
        case .preferencesLink: "preferences link"
        case .unsubscribed: "unsubscribed"
        case .addressConfirmation: "address confirmation"
        case .addressChanged: "address changed"
        case .code: "code"
        case .invitation(_, _, let isReminder): isReminder ? "reminder" : "invitation"
        case .trial: "trial"
        }
    }
}
