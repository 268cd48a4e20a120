package import Values

/// A draft, ready to be stored in place of what was saved under its code.
package struct SealedDraft: Sendable {
    package let subject: [UInt8]
    package let code: Digest
    package let formVersion: Digest
    package let language: LanguageTag
    package let savedOn: Day
    /// The day on which its key is destroyed.
    package let expiresOn: Day
    package let contentKey: [UInt8]
    package let content: [UInt8]
    /// The revision that it takes the place of; 0 when there was none.
    package let replaces: Int
}
