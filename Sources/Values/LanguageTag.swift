/// A language as the web names it (BCP 47, the part `ll[l](-subtag)*`), for example `en` or `pt-BR`.
package struct LanguageTag: CheckedText {
    package let text: String

    package init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...3).contains(primary.utf8.count),
            primary.utf8.allSatisfy(ASCIILetters.isLower),
            parts.dropFirst().allSatisfy(Self.isSubtag)
        else { return nil }
        self.text = text
    }

    private static func isSubtag(_ part: Substring) -> Bool {
        (2...8).contains(part.utf8.count)
            && part.utf8.allSatisfy {
                ASCIILetters.isLower($0) || ASCIILetters.isUpper($0) || ASCIILetters.isDigit($0)
            }
    }
}
