/// The name by which an operator calls a webhook: `[a-z][a-z0-9-]{0,62}`.
package struct WebhookName: CheckedText {
    package let text: String

    package init?(_ text: String) {
        guard ASCIILetters.isName(text, joiner: "-", limit: 63) else { return nil }
        self.text = text
    }
}
