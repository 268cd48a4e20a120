package import Values

/// What one act agreed to, refused or ended: the private half of its events, to be sealed.
///
/// It names the ``ConsentContext`` in which the person was asked by its digest.
package struct ConsentRecord: Hashable, Sendable {
    /// How many random bytes an opening has.
    package static let openingLength = 32

    /// Random bytes from which the opening of each event is derived.
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

    /// What hides the record behind the leaf of its event at `position`: who shows one leaf's
    /// opening shows no other's. SHA-256(0x03 ‖ opening ‖ position).
    package func opening(at position: Int) -> Digest {
        Digest(domain: 0x03, opening, [UInt8(position)])
    }

    /// What the public leaf of the event at `position` says of the record:
    /// SHA-256(0x02 ‖ opening of that event ‖ content).
    package func commitment(at position: Int) -> Digest {
        Digest(domain: 0x02, opening(at: position), content)
    }
}
