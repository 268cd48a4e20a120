/// An email address that a mail can be sent to.
///
/// The rule is that of browsers (HTML Standard, "valid e-mail address") with SMTP's lengths
/// (RFC 5321 §4.5.3.1) and a dot in the domain. Quoted local parts and address literals are refused.
package struct EmailAddress: CheckedText {
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254,
            Self.isLocalPart(parts[0]), Self.isDomain(parts[1])
        else { return nil }
        self.text = text
    }

    /// The address in the form in which two spellings of one mailbox are equal: in lower case.
    ///
    /// Letters before the `@` could differ in case by RFC 5321 §2.4; no provider in use lets them.
    package var normalized: String { text.lowercased() }

    private static func isLocalPart(_ part: Substring) -> Bool {
        let marks = Array(".!#$%&'*+/=?^_`{|}~-".utf8)
        return (1...64).contains(part.utf8.count)
            && part.utf8.first != UInt8(ascii: ".") && part.utf8.last != UInt8(ascii: ".")
            && !part.contains("..")
            && part.utf8.allSatisfy { isAlphanumeric($0) || marks.contains($0) }
    }

    private static func isDomain(_ part: Substring) -> Bool {
        let labels = part.split(separator: ".", omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.allSatisfy(isLabel)
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count)
            && label.utf8.first != UInt8(ascii: "-") && label.utf8.last != UInt8(ascii: "-")
            && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        ASCIILetters.isLower(byte) || ASCIILetters.isUpper(byte) || ASCIILetters.isDigit(byte)
    }
}
