/// A mail in words, ready to be put into a message.
package struct RenderedMail: Hashable, Sendable {
    /// One line without control characters.
    package let subject: String
    /// The plain text, in lines of at most 76 characters, but for addresses that are longer; each ends
    /// with a line feed.
    package let text: String
    /// A whole document that refers to nothing outside.
    package let html: String

    init(subject: String, text: String, html: String) {
        (self.subject, self.text, self.html) = (subject, text, html)
    }
}
