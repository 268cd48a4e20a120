import Consent

/// The leaves of one transaction in one value: each behind its length in two bytes, big-endian
/// (C2SP tlog-tiles, "entry bundle").
enum LedgerBundle {
    /// The longest leaf, which two bytes can tell.
    private static let limit = Int(UInt16.max)

    static func bytes(of leaves: [LedgerLeaf]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(leaves.count * 208)
        for leaf in leaves {
            precondition(leaf.bytes.count <= limit, "a leaf is a short line")
            bytes.append(UInt8(leaf.bytes.count >> 8))
            bytes.append(UInt8(leaf.bytes.count & 0xFF))
            bytes.append(contentsOf: leaf.bytes)
        }
        return bytes
    }

    /// The leaves in `bytes`; nil when they were not written by ``bytes(of:)``.
    static func leaves(in bytes: [UInt8]) -> [LedgerLeaf]? {
        var leaves: [LedgerLeaf] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard let low = rest.popFirst() else { return nil }
            let length = Int(high) << 8 | Int(low)
            guard rest.count >= length else { return nil }
            leaves.append(LedgerLeaf(bytes: Array(rest.prefix(length))))
            rest = rest.dropFirst(length)
        }
        return leaves
    }
}
