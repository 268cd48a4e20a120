package import Values

/// Other decisions on the consents of a response that keeps its place, ready to be stored.
package struct SealedDecision: Sendable {
    package let code: Digest
    package let day: Day
    package let acts: [SealedAct]
    /// The answers that the consents still cover, under a fresh key: older copies stay closed.
    package let answers: [UInt8]
    package let contentKey: [UInt8]
    /// The version of the response that it takes the place of.
    package let replaces: Int
    /// The cells in which the response counted, and those in which it counts now.
    package let oldCells: [Int]
    package let newCells: [Int]
    /// The day on which the first of the consents that stand runs out.
    package let consentsEndOn: Day?
}
