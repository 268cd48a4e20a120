package import Values

/// A release as it was published: its bytes never change.
package struct StoredRelease: Hashable, Sendable {
    /// Counts the releases of a form from 1, whatever their plan.
    package let serial: Int
    /// The digest of the plan.
    package let plan: Digest
    /// Counts the releases of the plan from 0.
    package let number: Int
    package let day: Day
    package let bytes: [UInt8]
    /// The SHA-256 of ``bytes``, which the leaf names.
    package let digest: Digest
    /// The position in the ledger of the line that attests it.
    package let leaf: Int

    package init(
        serial: Int, plan: Digest, number: Int, day: Day, bytes: [UInt8], digest: Digest,
        leaf: Int
    ) {
        (self.serial, self.plan, self.number) = (serial, plan, number)
        (self.day, self.bytes, self.digest, self.leaf) = (day, bytes, digest, leaf)
    }
}
