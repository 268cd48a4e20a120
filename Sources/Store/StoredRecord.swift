package import Values

/// One response that counts now, for whoever reads many of them.
package struct StoredRecord: Sendable {
    /// Its place in the order of arrival, which never leaves the service.
    package let number: Int
    /// Grows whenever its answers or consents change.
    package let revision: Int
    package let subject: [UInt8]
    package let formVersion: Digest
    package let language: LanguageTag
    package let receivedOn: Day
    package let content: SealedContent

    package init(
        number: Int, revision: Int, subject: [UInt8], formVersion: Digest, language: LanguageTag,
        receivedOn: Day, content: SealedContent
    ) {
        (self.number, self.revision) = (number, revision)
        (self.subject, self.formVersion) = (subject, formVersion)
        (self.language, self.receivedOn, self.content) = (language, receivedOn, content)
    }
}

/// A version of a form as it was published, in force or not.
package struct StoredFormVersion: Sendable {
    package let digest: Digest
    package let publishedOn: Day
    /// The survey file's bytes.
    package let source: [UInt8]

    package init(digest: Digest, publishedOn: Day, source: [UInt8]) {
        (self.digest, self.publishedOn, self.source) = (digest, publishedOn, source)
    }
}
