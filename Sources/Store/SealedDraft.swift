package import Values

/// A draft, ready to be stored in place of what was saved under its code.
///
/// A class, because it is handed from thread to thread.
package final class SealedDraft: Sendable {
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

    init(
        subject: [UInt8], code: Digest, formVersion: Digest, language: LanguageTag, savedOn: Day,
        expiresOn: Day, contentKey: [UInt8], content: [UInt8], replaces: Int
    ) {
        (self.subject, self.code, self.formVersion) = (subject, code, formVersion)
        (self.language, self.savedOn, self.expiresOn) = (language, savedOn, expiresOn)
        (self.contentKey, self.content, self.replaces) = (contentKey, content, replaces)
    }
}
