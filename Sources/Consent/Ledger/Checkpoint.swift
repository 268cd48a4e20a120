package import Values

/// How large a ledger is, and the one hash that stands for all of it (C2SP tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
    package let origin: LedgerName
    package let size: Int
    package let root: Digest

    package init(origin: LedgerName, size: Int, root: Digest) {
        precondition(size >= 0, "a ledger has no fewer than no leaves")
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note: origin, size, root, and nothing else.
    package init(text: String) throws(SignedNote.Refusal) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, let origin = LedgerName(String(lines[0])),
            let size = Int(lines[1]), size >= 0, String(size) == lines[1],
            let root = Base64.decode(lines[2]).flatMap({ Digest(bytes: $0) })
        else { throw .malformed }
        self.init(origin: origin, size: size, root: root)
    }

    /// Reads a signed checkpoint and believes it if `key` has signed it and is the ledger's own.
    package init(_ note: SignedNote, by key: NoteKey) throws(SignedNote.Refusal) {
        try note.verify(with: key)
        try self.init(text: note.text)
        guard origin == key.name else { throw .malformed }
    }

    /// What is signed.
    package var text: String { "\(origin.text)\n\(size)\n\(Base64.encode(root.bytes))\n" }
}
