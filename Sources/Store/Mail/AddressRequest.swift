package import Consent
package import Values

/// What somebody asks for by giving an address.
///
/// It is sealed and stored as it is, whoever asks; what becomes of it is decided by a worker, and shows
/// in a mail alone.
package enum AddressRequest: Hashable, Sendable, Codable {
    /// To be written to.
    case signUp(SignUpWish)
    /// The link with which a subscriber changes preferences; in that language.
    case preferencesLink(language: String)
    /// The code of a response or draft to a form, in that language. `keptUntil` is a draft's last day.
    case code(String, form: String, language: String, keptUntil: String?)
}

/// A sign-up as it was asked for.
package struct SignUpWish: Hashable, Sendable, Codable {
    /// The digest of the context in which the person was asked, in hexadecimal digits.
    package let context: String
    /// What mails are to be about.
    package let purposes: [String]
    package let method: String

    package init(
        context: ConsentContext, purposes: [PurposeIdentifier], method: ConsentMethod
    ) {
        self.context = context.digest.hexadecimal
        self.purposes = purposes.map(\.text)
        self.method = method.rawValue
    }
}

/// A request sealed under a key of its own.
package struct SealedRequest: Sendable {
    package let subject: [UInt8]
    package let contentKey: [UInt8]
    package let payload: [UInt8]
    package let receivedAt: Moment
    /// The context that the request names, for the store to keep.
    package let context: ConsentContext?
}

/// A request as the store keeps it.
package struct StoredRequest: Sendable {
    package let number: Int
    package let subject: [UInt8]
    package let content: SealedContent
    package let receivedAt: Moment

    package init(number: Int, subject: [UInt8], content: SealedContent, receivedAt: Moment) {
        (self.number, self.subject) = (number, subject)
        (self.content, self.receivedAt) = (content, receivedAt)
    }
}

/// A request that was opened.
package struct OpenedRequest: Hashable, Sendable, Codable {
    package let address: String
    package let request: AddressRequest

    package init(address: EmailAddress, request: AddressRequest) {
        self.address = address.text
        self.request = request
    }
}
