package import Values

/// One public line of the ledger: RFC 8785 canonical JSON without personal data.
package struct LedgerLeaf: Hashable, Sendable {
    /// The line's bytes.
    package let bytes: [UInt8]
    /// The leaf's hash in the tree: SHA-256(0x00 ‖ leaf) (RFC 6962 §2.1).
    package let hash: Digest

    package init(bytes: [UInt8]) {
        self.bytes = bytes
        hash = Digest(domain: 0x00, bytes)
    }

    /// The leaf for a consent event whose record has that commitment.
    package static func consent(_ event: ConsentEvent, commitment: Digest) -> LedgerLeaf {
        consent(
            event.status, notice: Hexadecimal.digits(of: event.notice.bytes),
            purposeIndex: event.purposeIndex, day: Array(event.day.description.utf8),
            commitment: commitment)
    }

    /// The same from parts that are written already.
    static func consent(
        _ status: ConsentStatus, notice: [UInt8], purposeIndex: Int, day: [UInt8],
        commitment: Digest
    ) -> LedgerLeaf {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(208)
        bytes.append(contentsOf: "{\"c\":\"".utf8)
        Base64URL.append(commitment.bytes[...], to: &bytes)
        bytes.append(contentsOf: "\",\"e\":\"".utf8)
        bytes.append(contentsOf: status.rawValue.utf8)
        bytes.append(contentsOf: "\",\"n\":\"".utf8)
        bytes.append(contentsOf: notice)
        bytes.append(contentsOf: "\",\"p\":".utf8)
        bytes.append(contentsOf: String(purposeIndex).utf8)
        bytes.append(contentsOf: ",\"t\":\"".utf8)
        bytes.append(contentsOf: day)
        bytes.append(contentsOf: "\",\"v\":1}".utf8)
        return LedgerLeaf(bytes: bytes)
    }

    /// The leaf that attests that a notice was published.
    package static func published(_ notice: Notice, on day: Day) -> LedgerLeaf {
        attestation("NoticePublished", of: notice.digest, on: day)
    }

    /// The leaf that attests that a form version was published.
    package static func published(formVersion digest: Digest, on day: Day) -> LedgerLeaf {
        attestation("FormPublished", of: digest, on: day)
    }

    /// The leaf that attests that a backup with the tree of that size and root was put back: what stands
    /// between it and this leaf may have no records any more.
    package static func restored(size: Int, root: Digest, on day: Day) -> LedgerLeaf {
        attestation(restoredKind, of: root, on: day, ["s": .integer(Int64(size))])
    }

    /// The leaf that attests that another ledger ended at `head` and goes on here under another name.
    package static func continued(after head: Checkpoint, on day: Day) -> LedgerLeaf {
        attestation(
            "LedgerContinued", of: head.root, on: day,
            ["o": .string(head.origin.text), "s": .integer(Int64(head.size))])
    }

    static let restoredKind = "Restored"

    private static func attestation(
        _ kind: String, of digest: Digest, on day: Day, _ more: [String: JSONValue] = [:]
    ) -> LedgerLeaf {
        let members: [String: JSONValue] = [
            "e": .string(kind), "n": .string(digest.hexadecimal), "t": .string(day.description),
            "v": .integer(1),
        ]
        let value = JSONValue.object(members.merging(more) { own, _ in own })
        return LedgerLeaf(bytes: value.canonical)
    }
}
