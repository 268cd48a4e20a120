/// The identifier of a question or text within its form: `[a-z][a-z0-9_]{0,31}`.
///
/// The rule fits the variable names of SPSS, XLSForm and REDCap.
package struct ItemIdentifier: CheckedText {
    package let text: String

    package init?(_ text: String) {
        guard ASCIILetters.isName(text, joiner: "_", limit: 32) else { return nil }
        self.text = text
    }
}
