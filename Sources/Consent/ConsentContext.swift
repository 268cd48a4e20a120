package import Values

/// What is the same for everyone who is asked the same way: the fixed part of a consent record.
///
/// The fields are those of ISO/IEC TS 27560:2023 and the Kantara Consent Receipt 1.1.
package struct ConsentContext: Hashable, Sendable {
    /// A notice that was before the person's eyes, and what it was to them.
    package struct Reference: Hashable, Sendable {
        /// What a notice was to the person.
        package enum Fact: String, Hashable, Sendable {
            case shown
            case accepted
        }

        package let notice: Digest
        package let kind: Notice.Kind
        package let label: String
        package let language: LanguageTag
        package let fact: Fact

        package init(_ notice: Notice, fact: Fact) {
            self.notice = notice.digest
            kind = notice.kind
            label = notice.label
            language = notice.language
            self.fact = fact
        }

        /// The address under which these exact bytes are served for ever.
        package var path: String { "/notices/\(notice.hexadecimal)" }
    }

    package let controller: Controller
    /// What asked: a form's name and version digest, or the sign-up box.
    package let source: String
    package let sourceVersion: Digest
    package let language: LanguageTag
    /// The consent notice, whose order of purposes gives each event its index.
    package let notice: Notice
    package let texts: [ConsentText]
    /// Says whether the purpose covers a special category of data (GDPR Art. 9).
    package let isSpecialCategory: Bool
    /// Privacy policy and terms, as they stood when the person was asked.
    package let references: [Reference]

    package init(
        controller: Controller, source: String, sourceVersion: Digest, language: LanguageTag,
        notice: Notice, texts: [ConsentText], isSpecialCategory: Bool, references: [Reference]
    ) {
        self.controller = controller
        self.source = source
        self.sourceVersion = sourceVersion
        self.language = language
        self.notice = notice
        self.texts = texts
        self.isSpecialCategory = isSpecialCategory
        self.references = references
    }
}
