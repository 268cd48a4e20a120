/// What records of consent keep as evidence besides what people decided.
package struct EvidenceSettings: Sendable {
    /// What is kept of the address from which an act came.
    package enum AddressPolicy: String, CaseIterable, Sendable {
        case none
        /// A keyed digest of the truncated address, in the sealed record.
        case hmac
    }

    package var address = AddressPolicy.none

    package init() {}
}
