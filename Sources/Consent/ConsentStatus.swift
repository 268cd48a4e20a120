/// Where one consent stands, in the words of the W3C Data Privacy Vocabulary 2.3.
package enum ConsentStatus: String, Hashable, Sendable, CaseIterable {
    /// Asked, not answered yet: a sign-up waits for its confirmation.
    case requested = "ConsentRequested"
    /// Declined.
    case refused = "ConsentRefused"
    /// Given.
    case given = "ConsentGiven"
    /// Given again after a notice changed.
    case renewed = "RenewedConsentGiven"
    /// Ended because its validity ran out.
    case expired = "ConsentExpired"
    /// Ended by the person.
    case withdrawn = "ConsentWithdrawn"
    /// Ended by somebody else, such as an operator who ends a purpose.
    case revoked = "ConsentRevoked"
    /// Found invalid: a wrong person, a faulty form.
    case invalidated = "ConsentInvalidated"
    /// Imported without proof.
    case unknown = "ConsentUnknown"

    /// The vocabulary's identifier, for exports.
    package var iri: String { "https://w3id.org/dpv#\(rawValue)" }

    /// Says whether data may be processed for the purpose while the consent stands so.
    package var isValidForProcessing: Bool {
        switch self {
        case .given, .renewed: true
        case .requested, .refused, .expired, .withdrawn, .revoked, .invalidated, .unknown: false
        }
    }

    /// By how much an event of this status changes the number of consents that stand.
    package var standingChange: Int {
        switch self {
        case .given: 1
        case .withdrawn, .expired, .revoked, .invalidated: -1
        // What is renewed stood before.
        case .renewed, .requested, .refused, .unknown: 0
        }
    }
}
