package import Values

/// Other answers to a response, ready to take the place of those it has.
package struct SealedChange: Sendable {
    package let code: Digest
    package let day: Day
    /// The answers, sealed with the response's content key.
    package let answers: [UInt8]
    /// The version of the response that it takes the place of.
    package let replaces: Int
    /// The cells in which the response counted, and those in which it counts now.
    package let oldCells: [Int]
    package let newCells: [Int]
}
