package import Consent
package import Values

/// An act of consent with its sealed record and the places of its events in the ledger.
package struct StoredAct: Sendable {
    /// The context in which the person was asked.
    package let context: Digest
    package let events: [ConsentEvent]
    /// The position of each event's leaf.
    package let leaves: [Int]
    package let record: [UInt8]

    package init(context: Digest, events: [ConsentEvent], leaves: [Int], record: [UInt8]) {
        self.context = context
        self.events = events
        self.leaves = leaves
        self.record = record
    }
}
