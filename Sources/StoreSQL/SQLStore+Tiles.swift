package import Consent
package import Store
package import Values

extension SQLStore {
    package func ledgerTile(_ tile: LedgerTile) throws(StoreError) -> [UInt8]? {
        try read { database in
            switch tile.content {
            case .entries:
                let leaves = try Self.leaves(
                    from: tile.number * LedgerTile.width, limit: tile.width, in: database)
                return leaves.count == tile.width ? LedgerBundle.bytes(of: leaves) : nil
            case .hashes(let level):
                let hashes = try LedgerHashes(database).tile(level: level, number: tile.number)
                guard hashes.count >= tile.width else { return nil }
                return hashes.prefix(tile.width).flatMap(\.bytes)
            }
        }
    }

    package func inclusionProof(of index: Int, size: Int) throws(StoreError) -> InclusionProof {
        try read { try InclusionProof(index: index, size: size, in: LedgerHashes($0)) }
    }

    package func consistencyProof(
        from oldSize: Int, to newSize: Int
    ) throws(StoreError) -> ConsistencyProof {
        try read {
            try ConsistencyProof(oldSize: oldSize, newSize: newSize, in: LedgerHashes($0))
        }
    }

    package func ledgerRoot(ofSize size: Int) throws(StoreError) -> Digest {
        try read { try LedgerHashes($0).root(ofSize: size) }
    }
}
