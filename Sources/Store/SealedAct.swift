package import Consent

/// An act of consent as a store keeps it: its public leaves, its private record sealed.
package struct SealedAct: Sendable {
    /// In which way the person was asked.
    package let context: ConsentContext
    package let events: [ConsentEvent]
    /// The leaf of each event.
    package let leaves: [LedgerLeaf]
    /// The record, sealed with the subject's proof key.
    package let record: [UInt8]
}
