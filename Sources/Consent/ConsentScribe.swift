package import Values

/// Writes the events and records of everyone who is asked in one context.
package struct ConsentScribe: Sendable {
    /// An event with its private record.
    package struct Entry: Sendable {
        package let event: ConsentEvent
        package let record: ConsentRecord

        /// The public leaf that attests the event.
        package var leaf: LedgerLeaf { .consent(event, commitment: record.commitment) }
    }

    package let context: ConsentContext
    private let templates: [JSONTemplate]

    package init(_ context: ConsentContext) {
        self.context = context
        templates = context.texts.indices.map { JSONTemplate(Self.content(of: context, at: $0)) }
    }

    /// The position of a purpose in the context's texts.
    package func index(of purpose: PurposeIdentifier) -> Int? {
        context.texts.firstIndex { $0.purpose == purpose }
    }

    /// The entry for one purpose, by its position in the context's texts, which takes `status` by
    /// `act`; `randomness` is 48 bytes for this entry alone (32 for the opening, 16 for the record's
    /// identifier).
    package func entry(
        purposeAt index: Int, status: ConsentStatus, act: ConsentAct,
        randomness: some Collection<UInt8>
    ) -> Entry {
        precondition(randomness.count == 48, "an entry takes 48 random bytes")
        let content = templates[index].filled(with: [
            .string(Base64URL.encode(act.subject)),
            .string(Base64URL.encode(randomness.dropFirst(ConsentRecord.openingLength))),
            act.code.map { .string($0.hexadecimal) } ?? .null,
            .integer(act.moment.seconds),
            .string(status.rawValue),
            .string(act.actor.rawValue),
            .string(act.method.rawValue),
        ])
        let event = ConsentEvent(
            purpose: context.texts[index].purpose, status: status, notice: context.notice.digest,
            purposeIndex: index, day: act.moment.day)
        let opening = Array(randomness.prefix(ConsentRecord.openingLength))
        return Entry(event: event, record: ConsentRecord(opening: opening, content: content))
    }

    private static func content(of context: ConsentContext, at index: Int) -> JSONValue {
        let text = context.texts[index]
        return .object([
            "schemaVersion": .string("ISO-IEC-TS-27560:2023"),
            "recordId": JSONTemplate.hole(1),
            "subject": JSONTemplate.hole(0),
            "identifierProof": .object(["kind": .string("code"), "digest": JSONTemplate.hole(2)]),
            "controller": .object([
                "name": .string(context.controller.name),
                "contact": .string(context.controller.contact),
            ]),
            "source": .string(context.source),
            "sourceVersion": .string(context.sourceVersion.hexadecimal),
            "purpose": .object([
                "id": .string(text.purpose.text),
                "text": .string(text.meaning),
                "index": .integer(Int64(index)),
            ]),
            "legalBasis": .string(
                context.isSpecialCategory ? "eu-gdpr:A9-2-a" : "eu-gdpr:A6-1-a"),
            "consentType": .string("dpv:ExplicitlyExpressedConsent"),
            "specialCategory": .bool(context.isSpecialCategory),
            "notices": .array(context.references.map(Self.content) + [consentNotice(of: context)]),
            "interface": .object([
                "control": .string(text.label),
                "default": .string("unticked"),
                "language": .string(context.language.text),
            ]),
            "withdrawal": .string("with the code at /receipt, at any time"),
            "event": .object([
                "at": JSONTemplate.hole(3), "status": JSONTemplate.hole(4),
                "by": JSONTemplate.hole(5), "method": JSONTemplate.hole(6),
            ]),
        ])
    }

    private static func content(of reference: ConsentContext.Reference) -> JSONValue {
        .object([
            "sha256": .string(reference.notice.hexadecimal),
            "kind": .string(reference.kind.rawValue),
            "label": .string(reference.label),
            "language": .string(reference.language.text),
            "fact": .string(reference.fact.rawValue),
            "path": .string(reference.path),
        ])
    }

    private static func consentNotice(of context: ConsentContext) -> JSONValue {
        content(of: ConsentContext.Reference(context.notice, fact: .shown))
    }
}
