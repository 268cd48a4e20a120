package import Values

/// The decisions of an act of consent as HL7 FHIR R4 `Consent` resources in a bundle: one for each
/// purpose, because each stands for itself.
package struct FHIRConsents {
    private static let vocabulary = "https://w3id.org/dpv#"

    private let act: OpenedAct
    private let origin: String

    package init(_ act: OpenedAct, origin: String) {
        (self.act, self.origin) = (act, origin)
    }

    /// The bundle as JSON.
    package var value: JSONValue {
        .object([
            "resourceType": .string("Bundle"),
            "type": .string("collection"),
            "entry": .array(act.events.compactMap(resource).map { .object(["resource": $0]) }),
        ])
    }

    private func resource(_ event: ConsentEvent) -> JSONValue? {
        guard let purpose = act.purpose(of: event) else { return nil }
        return .object([
            "resourceType": .string("Consent"),
            "id": .string("\(act.record.uuid)-\(event.purposeIndex)"),
            "status": .string(event.status.fhirCode),
            "scope": concept(
                "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"),
            "category": .array([concept("http://loinc.org", "59284-0")]),
            "patient": person,
            "dateTime": .string(act.time),
            "performer": .array([person]),
            "organization": .array([
                .object(["display": .string(act.context.controller.name)])
            ]),
            "policy": .array(
                act.context.notices.map { .object(["uri": .string(origin + $0.path)]) }),
            "provision": provision(event, purpose),
        ])
    }

    /// A random name, which leads to nobody.
    private var person: JSONValue {
        .object([
            "type": .string("Patient"),
            "identifier": .object([
                "system": .string("urn:recount:subject"), "value": .string(act.record.subject),
            ]),
        ])
    }

    private func concept(_ system: String, _ code: String) -> JSONValue {
        .object(["coding": .array([.object(["system": .string(system), "code": .string(code)])])])
    }

    private func provision(
        _ event: ConsentEvent, _ purpose: AskedContext.AskedPurpose
    ) -> JSONValue {
        .object([
            "type": .string(event.status.isValidForProcessing ? "permit" : "deny"),
            "period": period(event, purpose),
            "purpose": .array([coding(purpose)]),
        ])
    }

    private func coding(_ purpose: AskedContext.AskedPurpose) -> JSONValue {
        let term = purpose.dpv.map { String($0.dropFirst(Self.vocabulary.count)) }
        return .object([
            "system": .string(term == nil ? "urn:recount:purpose" : Self.vocabulary),
            "code": .string(term ?? purpose.id),
            "display": .string(purpose.text),
        ])
    }

    private func period(
        _ event: ConsentEvent, _ purpose: AskedContext.AskedPurpose
    ) -> JSONValue {
        var members: [String: JSONValue] = ["start": .string(event.day.description)]
        if event.status.isValidForProcessing, let days = purpose.validDays {
            // The last day counts (FHIR R4, "Period").
            members["end"] = .string(Day(number: event.day.number + days - 1).description)
        }
        return .object(members)
    }
}

extension ConsentStatus {
    /// The code of FHIR R4 `consent-state-codes`.
    fileprivate var fhirCode: String {
        switch self {
        case .requested: "proposed"
        case .refused: "rejected"
        case .given, .renewed: "active"
        case .expired, .withdrawn, .revoked, .unknown: "inactive"
        case .invalidated: "entered-in-error"
        }
    }
}
