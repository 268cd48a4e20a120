package import Values

/// What is the same for everyone who is asked in one way: kept once, for ever, under its digest.
///
/// A consent record names its context by this digest, and so commits to every field in it. The
/// fields are those of ISO/IEC TS 27560:2023 and the Kantara Consent Receipt 1.1.
package final class ConsentContext: Sendable {
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

    package let language: LanguageTag
    /// The consent notice, whose order of purposes gives each event its index.
    package let notice: Notice
    package let texts: [ConsentText]
    /// The context as RFC 8785 canonical JSON.
    package let content: [UInt8]
    /// The name of the content.
    package let digest: Digest
    /// The digests of the content and of the consent notice, as every record and leaf writes them.
    let digits: [UInt8]
    let noticeDigits: [UInt8]

    /// A context in which `source`, a form or the sign-up box, asks in the version that
    /// `sourceVersion` names, while the notices of `references` stand; a special category of data
    /// (GDPR Art. 9) changes the legal basis.
    package init(
        controller: Controller, source: String, sourceVersion: Digest, language: LanguageTag,
        notice: Notice, texts: [ConsentText], isSpecialCategory: Bool, references: [Reference]
    ) {
        self.language = language
        self.notice = notice
        self.texts = texts
        let value = JSONValue.object([
            "schemaVersion": .string("ISO-IEC-TS-27560:2023"),
            "controller": .object([
                "name": .string(controller.name), "contact": .string(controller.contact),
            ]),
            "source": .string(source),
            "sourceVersion": .string(sourceVersion.hexadecimal),
            "language": .string(language.text),
            "purposes": .array(texts.map(Self.value)),
            "legalBasis": .string(isSpecialCategory ? "eu-gdpr:A9-2-a" : "eu-gdpr:A6-1-a"),
            "consentType": .string("dpv:ExplicitlyExpressedConsent"),
            "specialCategory": .bool(isSpecialCategory),
            "notices": .array(
                (references + [Reference(notice, fact: .shown)]).map(Self.value)),
            "withdrawal": .string("with the code at /receipt, at any time"),
        ])
        content = value.canonical
        digest = Digest(of: content)
        digits = Hexadecimal.digits(of: digest.bytes)
        noticeDigits = Hexadecimal.digits(of: notice.digest.bytes)
    }

    /// The position of a purpose in ``texts``.
    package func index(of purpose: PurposeIdentifier) -> Int? {
        texts.firstIndex { $0.purpose == purpose }
    }

    private static func value(_ text: ConsentText) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(text.purpose.text),
            "text": .string(text.meaning),
            "control": .string(text.label),
            "controlDefault": .string("unticked"),
        ]
        if let language = text.language { members["controlLanguage"] = .string(language.text) }
        return .object(members)
    }

    private static func value(_ reference: Reference) -> JSONValue {
        .object([
            "sha256": .string(reference.notice.hexadecimal),
            "kind": .string(reference.kind.rawValue),
            "label": .string(reference.label),
            "language": .string(reference.language.text),
            "fact": .string(reference.fact.rawValue),
            "path": .string(reference.path),
        ])
    }
}
