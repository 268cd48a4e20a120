/// One thing in which a form differs from an earlier version.
package struct FormChange: Hashable, Sendable {
    /// What is different.
    package enum Kind: Hashable, Sendable {
        case added
        case removed
        /// The item has become one of another kind.
        case kind(from: String, to: String)
        /// A text that people read, by its key.
        case wording(String)
        /// An attribute, by its key.
        case attribute(String)
        case choiceAdded(String)
        case choiceRemoved(String)
        case choiceWording(String)
        case choiceAttribute(String, key: String)
        case rowAdded(String)
        case rowRemoved(String)
        case rowWording(String)
        case rowAttribute(String, key: String)
        case purposeAdded(String)
        case purposeRemoved(String)
        case purposeWording(String)
        /// Its validity, or what it is in the Data Privacy Vocabulary.
        case purposeAttribute(String)
        /// Items stand in another order or in other sections.
        case order
    }

    /// The item; nil for the form itself.
    package let item: String?
    package let kind: Kind
    package let level: ChangeLevel
}
