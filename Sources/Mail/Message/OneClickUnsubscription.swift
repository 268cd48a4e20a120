package import Values

/// How a mail program takes its person off the list (RFC 2369 §3.2, RFC 8058).
package struct OneClickUnsubscription: Hashable, Sendable {
    /// The `https` address that takes the POST; it holds the token, so that it never stands in a
    /// log.
    package let link: String
    /// Where a mail that asks for the same may go.
    package let mailbox: EmailAddress?

    /// Nil unless `link` is an `https` address of at most 900 printable ASCII letters without `<`,
    /// `>` or space, so that it fits into one line (RFC 5322 §2.1.1).
    package init?(link: String, mailbox: EmailAddress? = nil) {
        let scheme = "https://"
        guard link.hasPrefix(scheme), link.utf8.count > scheme.utf8.count, link.utf8.count <= 900,
            link.utf8.allSatisfy(Self.isPlain)
        else { return nil }
        self.link = link
        self.mailbox = mailbox
    }

    /// The addresses as `List-Unsubscribe` lists them, in the order in which they are preferred.
    var references: [String] {
        guard let mailbox else { return ["<\(link)>"] }
        return ["<\(link)>,", "<mailto:\(Self.escaped(mailbox.text))>"]
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }

    /// An address in a `mailto` URL: what could mean something there is percent-encoded (RFC 6068
    /// §2).
    private static func escaped(_ address: String) -> String {
        let plain = Set("-._~@".utf8)
        return address.utf8.map { byte in
            let isPlain = CharacterKind.isAlphanumeric(byte) || plain.contains(byte)
            return isPlain ? String(decoding: [byte], as: UTF8.self) : "%" + hexadecimal(byte)
        }
        .joined()
    }
}
