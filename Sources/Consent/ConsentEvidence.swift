package import Values

/// What a record keeps of where an act came from; kept only where the operator has set so.
package struct ConsentEvidence: Hashable, Sendable {
    /// HMAC-SHA-256 of the sender's truncated address under a key that the master key leads to.
    package let addressCode: Digest

    package init(addressCode: Digest) {
        self.addressCode = addressCode
    }
}
