import Values

/// What a message is told by: the part of its `Message-ID` before the `@`.
///
/// 1 to 64 letters, digits, `-` and `_`, so that it is an atom (RFC 5322 §3.2.3) and fits into a
/// boundary (RFC 2046 §5.1.1).
package struct MessageIdentifier: CheckedText {
    package let text: String

    package init?(_ text: String) {
        let marks = Set("-_".utf8)
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ CharacterKind.isAlphanumeric($0) || marks.contains($0) })
        else { return nil }
        self.text = text
    }
}
