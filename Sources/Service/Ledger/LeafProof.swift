package import Consent
package import Store

/// Makes the file that shows that a leaf stands in the ledger, whatever it says: the public leaf is in
/// it, and no private record.
package struct LeafProof {
    private let store: any ReadingStore
    private let publisher: LedgerPublisher

    package init(store: any ReadingStore, publisher: LedgerPublisher) {
        (self.store, self.publisher) = (store, publisher)
    }

    /// The leaf at a position with its file; nil when the ledger is not that long.
    package func entry(at position: Int) throws -> (leaf: LedgerLeaf, file: LedgerProof)? {
        guard position >= 0, let leaf = try store.ledgerLeaves(from: position, limit: 1).first
        else { return nil }
        guard let (note, head) = try publisher.head(covering: position) else {
            throw ConsentProof.Failure.notPublished
        }
        let file = LedgerProof(
            extra: leaf.bytes, inclusion: try store.inclusionProof(of: position, size: head.size),
            checkpoint: note)
        return (leaf, file)
    }
}
