package import Consent

/// An act of consent with its sealed record and the places of its events in the ledger.
package struct StoredAct: Sendable {
    package let events: [ConsentEvent]
    /// The position of each event's leaf.
    package let leaves: [Int]
    package let record: [UInt8]

    package init(events: [ConsentEvent], leaves: [Int], record: [UInt8]) {
        self.events = events
        self.leaves = leaves
        self.record = record
    }
}
