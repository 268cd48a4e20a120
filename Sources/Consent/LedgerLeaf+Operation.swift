package import Values

extension LedgerLeaf {
    /// The leaf that attests that somebody's data was erased; nothing in it leads to the person.
    package static func erasureCompleted(on day: Day) -> LedgerLeaf {
        operation("ErasureCompleted", on: day)
    }

    /// The leaf that attests that records left the installation.
    package static func recordsExported(on day: Day) -> LedgerLeaf {
        operation("RecordsExported", on: day)
    }

    /// The leaf that attests that results were published: the digest of their frozen bytes.
    package static func releaseMade(_ release: Digest, on day: Day) -> LedgerLeaf {
        operation("ReleaseMade", on: day, ["n": .string(release.hexadecimal)])
    }

    /// The leaf that attests that a backup took the database's place: the ledger that the backup held
    /// had that root and that size.
    package static func restored(_ backup: MerkleTree, on day: Day) -> LedgerLeaf {
        operation(
            "Restored", on: day,
            [
                "n": .string(backup.root.hexadecimal),
                "s": .integer(Int64(backup.size)),
            ])
    }

    private static func operation(
        _ kind: String, on day: Day, _ facts: [String: JSONValue] = [:]
    ) -> LedgerLeaf {
        let members: [String: JSONValue] = [
            "e": .string(kind), "t": .string(day.description), "v": .integer(1),
        ]
        return LedgerLeaf(
            bytes: JSONValue.object(members.merging(facts) { own, _ in own }).canonical)
    }
}
