package import Values

/// What one subject agreed to, refused or ended: the private half of an event, to be sealed.
///
/// It names the ``ConsentContext`` in which the person was asked by its digest.
package struct ConsentRecord: Hashable, Sendable {
    /// How many random bytes an opening has.
    package static let openingLength = 32

    /// Random bytes that hide the record behind its commitment.
    package let opening: [UInt8]
    /// The record as RFC 8785 canonical JSON, without the opening.
    package let content: [UInt8]

    package init(opening: [UInt8], content: [UInt8]) {
        self.opening = opening
        self.content = content
    }

    /// Reads what `bytes` wrote, or nil when it is too short to be a record.
    package init?(bytes: [UInt8]) {
        guard bytes.count > Self.openingLength else { return nil }
        opening = Array(bytes.prefix(Self.openingLength))
        content = Array(bytes.dropFirst(Self.openingLength))
    }

    /// The opening and then the content: what is sealed.
    package var bytes: [UInt8] { opening + content }

    /// What the public leaf says of the record: SHA-256(0x02 ‖ opening ‖ content).
    package var commitment: Digest { Digest(domain: 0x02, opening, content) }
}
