package import Values

/// An act of consent under the names of ISO/IEC TS 27560:2023.
package struct ISO27560Record {
    private let act: OpenedAct
    /// The address of the site, before the paths of notices.
    private let origin: String

    package init(_ act: OpenedAct, origin: String) {
        (self.act, self.origin) = (act, origin)
    }

    /// The record as JSON.
    package var value: JSONValue {
        .object([
            "schema_version": .string("ISO/IEC TS 27560:2023"),
            "record_id": .string(act.record.uuid),
            "pii_principal_id": .string(act.record.subject),
            "pii_processing": .array([
                .object([
                    "privacy_notice": .array(
                        act.context.notices.map { .string(origin + $0.path) }),
                    "language": .string(act.context.language.text),
                    "purposes": .array(act.events.compactMap(purpose)),
                ])
            ]),
            "party_identification": .array(parties),
            "event": .array(act.events.map(event)),
        ])
    }

    private func purpose(_ event: ConsentEvent) -> JSONValue? {
        guard let purpose = act.purpose(of: event) else { return nil }
        let members: [String: JSONValue] = [
            "purpose_id": .string(purpose.id),
            "purpose": .string(purpose.text),
            "consent_text": .string(purpose.control),
            "control_default": .string(purpose.controlDefault),
            "lawful_basis": .string(act.context.legalBasis),
            "consent_type": .string(act.context.consentType),
            "primary_purpose": .bool(purpose.primary ?? true),
            "pii_controllers": .array([.string("controller")]),
            "collection_method": .string(act.record.event.method),
            "withdrawal_method": .string(act.context.withdrawal),
        ]
        let named = purpose.dpv.map { ["purpose_type": JSONValue.string($0)] } ?? [:]
        return .object(members.merging(named) { $1 }.merging(circumstances) { $1 })
    }

    /// What holds for each purpose alike, as far as it was said.
    private var circumstances: [String: JSONValue] {
        let context = act.context
        var members: [String: JSONValue] = [
            "pii_information": .array((context.dataCategories ?? []).map(information)),
            "recipient_third_parties": .array((context.recipients ?? []).map(JSONValue.string)),
            "privacy_rights": .array((context.rights ?? []).map(JSONValue.string)),
        ]
        members["storage_locations"] = context.storageLocation.map { .array([.string($0)]) }
        members["jurisdictions"] = context.jurisdiction.map { .array([.string($0)]) }
        members["retention_period"] = context.retention.map(JSONValue.string)
        members["authority_party"] = context.authority.map(JSONValue.string)
        return members
    }

    private func information(_ category: AskedContext.Category) -> JSONValue {
        .object([
            "pii_type": .string(category.name),
            "pii_optional": .bool(!category.required),
            "sensitive_pii_category": .bool(category.sensitive),
            "special_pii_category": .bool(category.specialCategory),
        ])
    }

    private var parties: [JSONValue] {
        let controller = act.context.controller
        var members: [String: JSONValue] = [
            "party_id": .string("controller"), "party_role": .string("PII controller"),
            "party_name": .string(controller.name), "party_contact": .string(controller.contact),
        ]
        members["party_address"] = controller.address.map(JSONValue.string)
        return [.object(members)]
            + [
                party("processor", "PII processor", controller.processor),
                party(
                    "protection-officer", "data protection officer", controller.protectionOfficer),
            ].compactMap(\.self)
    }

    private func party(_ identifier: String, _ role: String, _ name: String?) -> JSONValue? {
        name.map {
            .object([
                "party_id": .string(identifier), "party_role": .string(role),
                "party_name": .string($0),
            ])
        }
    }

    private func event(_ event: ConsentEvent) -> JSONValue {
        var members: [String: JSONValue] = [
            "event_time": .string(act.time),
            "entity_id": .string(act.record.event.by),
            "event_type": .string("explicit"),
            "event_state": .string(event.status.iri),
            "purpose_id": .string(event.purpose.text),
        ]
        let days = act.purpose(of: event)?.validDays
        members["validity_duration"] = days.map { .string("P\($0)D") }
        members["previous_record"] = act.record.event.previous.map(JSONValue.string)
        return .object(members)
    }
}
