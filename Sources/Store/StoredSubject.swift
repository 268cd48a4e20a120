/// A subscriber's consents, for whoever compares them with the ledger.
package struct StoredSubject: Sendable {
    /// The row, by which the next page is asked for.
    package let number: Int
    package let subject: [UInt8]
    /// Nil once it was destroyed.
    package let proofKey: [UInt8]?
    /// What the subject decided, oldest first.
    package let acts: [StoredAct]

    package init(number: Int, subject: [UInt8], proofKey: [UInt8]?, acts: [StoredAct]) {
        (self.number, self.subject, self.proofKey, self.acts) = (number, subject, proofKey, acts)
    }
}
