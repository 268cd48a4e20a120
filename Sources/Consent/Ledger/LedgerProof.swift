import Foundation
package import Values

/// A file that shows that a leaf stands in a ledger (C2SP tlog-proof, `.tlog-proof`): everything but the
/// leaf and the ledger's key is in it.
package struct LedgerProof: Hashable, Sendable {
    /// The first line of the file.
    static let header = "c2sp.org/tlog-proof@v1"

    /// What the ledger's owner adds; it is not covered by the signature.
    package let extra: [UInt8]
    package let index: Int
    package let hashes: [Digest]
    /// The signed head of the tree that the hashes lead to.
    package let checkpoint: SignedNote

    package init(extra: [UInt8], inclusion: InclusionProof, checkpoint: SignedNote) {
        self.extra = extra
        (index, hashes) = (inclusion.index, inclusion.hashes)
        self.checkpoint = checkpoint
    }

    /// Reads a file; nothing in it is believed yet.
    package init(content: String) throws(SignedNote.Refusal) {
        guard let gap = content.range(of: "\n\n") else { throw .malformed }
        checkpoint = try SignedNote(content[gap.upperBound...])
        _ = try Checkpoint(text: checkpoint.text)
        var lines = content[..<gap.lowerBound].split(
            separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst() == Self.header[...] else { throw .malformed }
        extra =
            try Self.value(of: "extra ", in: &lines).map { text throws(SignedNote.Refusal) in
                guard let bytes = Base64.decode(text) else { throw .malformed }
                return bytes
            } ?? []
        guard let text = Self.value(of: "index ", in: &lines), let index = Int(text), index >= 0,
            String(index) == text
        else { throw .malformed }
        self.index = index
        // No tree has more levels than a size has bits.
        guard lines.count < Int.bitWidth else { throw .malformed }
        hashes = try lines.map { line throws(SignedNote.Refusal) in
            guard let hash = Base64.decode(line).flatMap({ Digest(bytes: $0) }) else {
                throw .malformed
            }
            return hash
        }
    }

    /// The file.
    package var content: String {
        let lines =
            [Self.header] + (extra.isEmpty ? [] : ["extra \(Base64.encode(extra))"])
            + ["index \(index)"] + hashes.map { Base64.encode($0.bytes) }
        return lines.map { $0 + "\n" }.joined() + "\n" + checkpoint.content
    }

    /// The head that shows `leaf`, if `key` has signed it and the hashes lead to it from there; else nil.
    package func head(
        showing leaf: LedgerLeaf, signedBy key: NoteKey
    ) throws(SignedNote.Refusal) -> Checkpoint? {
        let head = try Checkpoint(checkpoint, by: key)
        let inclusion = InclusionProof(index: index, size: head.size, hashes: hashes)
        return inclusion.root(from: leaf.hash) == head.root ? head : nil
    }

    private static func value(
        of name: String, in lines: inout ArraySlice<Substring>
    ) -> Substring? {
        guard let line = lines.first, line.hasPrefix(name) else { return nil }
        lines.removeFirst()
        return line.dropFirst(name.count)
    }
}
