/// The name that identifies a form in files, addresses and commands: `[a-z][a-z0-9-]{0,62}`.
package struct FormName: CheckedText {
    package let text: String

    package init?(_ text: String) {
        guard ASCIILetters.isName(text, joiner: "-", limit: 63) else { return nil }
        self.text = text
    }
}
