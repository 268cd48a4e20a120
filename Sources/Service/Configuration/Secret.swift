/// A text that stands in no log, no error and no description.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// What is secret; for whoever needs it, not for whoever prints it.
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    package var description: String { "(hidden)" }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
