package import Values

/// One thing that answers are used for, with the words in which the form says so.
package struct Purpose: Hashable, Sendable {
    /// The name of the purpose within the form.
    package let identifier: PurposeIdentifier
    /// The purpose as participants read it.
    package let text: String
}
