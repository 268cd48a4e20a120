/// The identifier of one thing that data is used for: `[a-z][a-z0-9_]{0,31}`.
package struct PurposeIdentifier: CheckedText {
    package let text: String

    package init?(_ text: String) {
        guard ASCIILetters.isName(text, joiner: "_", limit: 32) else { return nil }
        self.text = text
    }
}
