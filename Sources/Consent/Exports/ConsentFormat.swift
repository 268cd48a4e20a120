package import Values

/// The formats in which consents leave.
package enum ConsentFormat: String, CaseIterable, Sendable {
    case iso27560, kantara, fhir

    /// An act in this format; `origin` stands before the paths of notices.
    package func value(of act: OpenedAct, origin: String) -> JSONValue {
        switch self {
        case .iso27560: ISO27560Record(act, origin: origin).value
        case .kantara: KantaraReceipt(act, origin: origin).value
        case .fhir: FHIRConsents(act, origin: origin).value
        }
    }
}
