package import Values

/// An act of consent as a Kantara Consent Receipt 1.1 (Kantara Initiative, 2018).
///
/// A mandatory field about which the operator has said nothing holds `not stated`.
package struct KantaraReceipt {
    private static let unstated = "not stated"

    private let act: OpenedAct
    private let origin: String

    package init(_ act: OpenedAct, origin: String) {
        (self.act, self.origin) = (act, origin)
    }

    /// The receipt as JSON.
    package var value: JSONValue {
        let special = (act.context.dataCategories ?? []).filter(\.specialCategory).map(\.name)
        return .object([
            "version": .string("KI-CR-v1.1.0"),
            "jurisdiction": .string(act.context.jurisdiction ?? Self.unstated),
            "consentTimestamp": .integer(act.record.event.at),
            "collectionMethod": .string(act.record.event.method),
            "consentReceiptID": .string(act.record.uuid),
            "language": .string(act.context.language.text),
            "piiPrincipalId": .string(act.record.subject),
            "piiControllers": .array([controller]),
            "policyUrl": .string(policy),
            "services": .array([
                .object([
                    "service": .string(act.context.source),
                    "purposes": .array(act.events.compactMap(purpose)),
                ])
            ]),
            "sensitive": .bool(act.context.specialCategory),
            "spiCat": .array(special.map(JSONValue.string)),
        ])
    }

    private var policy: String {
        let notice =
            act.context.notices.first { $0.kind == Notice.Kind.privacy.rawValue }
            ?? act.context.notices.last
        return notice.map { origin + $0.path } ?? Self.unstated
    }

    private var controller: JSONValue {
        let controller = act.context.controller
        return .object([
            "piiController": .string(controller.name),
            "onBehalf": .bool(false),
            "contact": .string(controller.contact),
            "address": .object(["streetAddress": .string(controller.address ?? Self.unstated)]),
            "email": .string(controller.contact),
            "phone": .string(Self.unstated),
        ])
    }

    private func purpose(_ event: ConsentEvent) -> JSONValue? {
        guard let purpose = act.purpose(of: event) else { return nil }
        let recipients = act.context.recipients ?? []
        var members: [String: JSONValue] = [
            "purpose": .string(purpose.text),
            "purposeCategory": .array([.string(purpose.dpv ?? purpose.id)]),
            "consentType": .string("EXPLICIT"),
            "piiCategory": .array((act.context.dataCategories ?? []).map { .string($0.name) }),
            "primaryPurpose": .bool(purpose.primary ?? true),
            "termination": .string(termination(of: purpose)),
            "thirdPartyDisclosure": .bool(!recipients.isEmpty),
            // The standard has no place for a refusal or an end: DPV says which it is.
            "status": .string(event.status.iri),
        ]
        members["thirdPartyName"] =
            recipients.isEmpty ? nil : .string(recipients.joined(separator: "; "))
        return .object(members)
    }

    private func termination(of purpose: AskedContext.AskedPurpose) -> String {
        let validity = purpose.validDays.map { "after \($0) days, or " } ?? ""
        return validity + act.context.withdrawal
    }
}
