package import Values

/// What is the same for everyone who is asked in one way: kept once, for ever, under its digest.
///
/// A consent record names its context by this digest, and so commits to every field in it. The
/// fields are those of ISO/IEC TS 27560:2023 and the Kantara Consent Receipt 1.1.
package final class ConsentContext: Sendable {
    /// A notice that was before the person's eyes, and what it was to them.
    package struct Reference: Hashable, Sendable {
        /// What a notice was to the person.
        package enum Fact: String, Hashable, Sendable, Decodable {
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

    /// What the context of this version of the product is made by; older ones lack fields.
    static let schemaVersion = "ISO-IEC-TS-27560:2023 recount/2"

    package let language: LanguageTag
    /// The consent notice, whose order of purposes gives each event its index.
    package let notice: Notice
    package let texts: [ConsentText]
    /// The purpose of each text: every act looks for its purposes here.
    let purposes: [PurposeIdentifier]
    /// For how many days the consent to each text is valid; nil for as long as nobody ends it.
    package let validDays: [Int?]
    /// The context as RFC 8785 canonical JSON.
    package let content: [UInt8]
    /// The name of the content.
    package let digest: Digest
    /// The digests of the content and of the consent notice, as every record and leaf writes them.
    let digits: [UInt8]
    let noticeDigits: [UInt8]

    private init(notice: Notice, texts: [ConsentText], language: LanguageTag, content: [UInt8]) {
        (self.notice, self.texts, self.language) = (notice, texts, language)
        (purposes, validDays) = (texts.map(\.purpose), texts.map(\.validDays))
        self.content = content
        digest = Digest(of: content)
        digits = Hexadecimal.digits(of: digest.bytes)
        noticeDigits = Hexadecimal.digits(of: notice.digest.bytes)
    }

    /// A context in which `source`, a form or the sign-up box, asks in the version that
    /// `sourceVersion` names, while the notices of `references` stand; a special category of data
    /// (GDPR Art. 9) changes the legal basis. `template` is the digest of what pages are made by.
    package convenience init(
        controller: Controller, source: String, sourceVersion: Digest, language: LanguageTag,
        notice: Notice, texts: [ConsentText], isSpecialCategory: Bool, references: [Reference],
        categories: [DataCategory] = [], template: Digest? = nil
    ) {
        var members: [String: JSONValue] = [
            "schemaVersion": .string(Self.schemaVersion),
            "controller": controller.value,
            "source": .string(source),
            "sourceVersion": .string(sourceVersion.hexadecimal),
            "language": .string(language.text),
            "purposes": .array(texts.map(\.value)),
            "legalBasis": .string(isSpecialCategory ? "eu-gdpr:A9-2-a" : "eu-gdpr:A6-1-a"),
            "consentType": .string("dpv:ExplicitlyExpressedConsent"),
            "specialCategory": .bool(isSpecialCategory),
            "dataCategories": .array(categories.map(\.value)),
            "notices": .array(
                (references + [Reference(notice, fact: .shown)]).map(Self.value)),
            "withdrawal": .string("with the code at /receipt, at any time"),
        ]
        members["template"] = template.map { .string($0.hexadecimal) }
        members.merge(controller.privacy.members) { first, _ in first }
        self.init(
            notice: notice, texts: texts, language: language,
            content: JSONValue.object(members).canonical)
    }

    /// The context of those whom an operator brought along in a list of that digest, asked elsewhere by
    /// the words of `notice`, or by words that nobody knows any more.
    ///
    /// What only the operator could say stays unsaid: whether a box was ticked beforehand, and which
    /// policies stood beside it.
    package convenience init(
        importedList list: Digest, controller: Controller, notice: Notice, texts: [ConsentText],
        isProven: Bool
    ) {
        var members: [String: JSONValue] = [
            "schemaVersion": .string(Self.schemaVersion),
            "controller": controller.value,
            "source": .string("import"),
            "sourceVersion": .string(list.hexadecimal),
            "language": .string(notice.language.text),
            "purposes": .array(texts.map { $0.value(controlDefault: "unknown") }),
            "legalBasis": .string("eu-gdpr:A6-1-a"),
            "consentType": .string(isProven ? "dpv:ExpressedConsent" : "dpv:Consent"),
            "specialCategory": .bool(false),
            "dataCategories": .array([DataCategory.emailAddress.value]),
            "notices": .array(isProven ? [Self.value(Reference(notice, fact: .shown))] : []),
            "withdrawal": .string("by the links in each mail, at any time"),
        ]
        members.merge(controller.privacy.members) { first, _ in first }
        self.init(
            notice: notice, texts: texts, language: notice.language,
            content: JSONValue.object(members).canonical)
    }

    /// A context that was kept, with its consent notice, to write down what becomes of a consent
    /// that was given in it.
    package convenience init(_ asked: AskedContext, notice: Notice, content: [UInt8]) {
        self.init(
            notice: notice, texts: asked.purposes.map(\.consentText),
            language: asked.language, content: content)
    }

    /// The position of a purpose in ``texts``.
    package func index(of purpose: PurposeIdentifier) -> Int? {
        purposes.firstIndex(of: purpose)
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

extension Controller {
    fileprivate var value: JSONValue {
        var members: [String: JSONValue] = ["name": .string(name), "contact": .string(contact)]
        members["address"] = address.map(JSONValue.string)
        members["processor"] = processor.map(JSONValue.string)
        members["protectionOfficer"] = protectionOfficer.map(JSONValue.string)
        return .object(members)
    }
}

extension PrivacyTerms {
    /// The rights of GDPR Art. 15 to 22 that hold where consent is the basis.
    private static let rights = [
        "access", "rectification", "erasure", "restriction", "portability", "withdrawal",
        "complaint",
    ]

    fileprivate var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "recipients": .array(recipients.map(JSONValue.string)),
            "rights": .array(Self.rights.map(JSONValue.string)),
        ]
        members["storageLocation"] = storageLocation.map(JSONValue.string)
        members["jurisdiction"] = jurisdiction.map(JSONValue.string)
        members["retention"] = retention.map(JSONValue.string)
        members["authority"] = authority.map(JSONValue.string)
        members["build"] = build.map(JSONValue.string)
        return members
    }
}
