package import Values

/// A draft as the store keeps it.
package struct StoredDraft: Sendable {
    package let code: Digest
    package let subject: [UInt8]
    package let form: FormName
    package let formVersion: Digest
    /// The survey file of that version.
    package let formSource: [UInt8]
    package let language: LanguageTag
    /// How often it was saved.
    package let revision: Int
    package let expiresOn: Day
    /// Nil once the draft has expired.
    package let content: SealedContent?

    package init(
        code: Digest, subject: [UInt8], form: FormName, formVersion: Digest, formSource: [UInt8],
        language: LanguageTag, revision: Int, expiresOn: Day, content: SealedContent?
    ) {
        self.code = code
        self.subject = subject
        self.form = form
        self.formVersion = formVersion
        self.formSource = formSource
        self.language = language
        self.revision = revision
        self.expiresOn = expiresOn
        self.content = content
    }
}
