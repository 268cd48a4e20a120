package import Consent

/// A consent event as a store keeps it: its public leaf, its private record sealed.
package struct SealedEntry: Sendable {
    package let event: ConsentEvent
    package let leaf: LedgerLeaf
    /// The record, sealed with the subject's proof key.
    package let record: [UInt8]

    package init(event: ConsentEvent, leaf: LedgerLeaf, record: [UInt8]) {
        self.event = event
        self.leaf = leaf
        self.record = record
    }
}
