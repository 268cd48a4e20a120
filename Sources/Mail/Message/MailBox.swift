package import Values

/// Whom a mail is from: a name to show and an address (RFC 5322 §3.4).
package struct MailBox: Hashable, Sendable {
    /// The name that mail programs show; empty for none.
    package let name: String
    package let address: EmailAddress

    package init(name: String, address: EmailAddress) {
        self.name = name
        self.address = address
    }
}
