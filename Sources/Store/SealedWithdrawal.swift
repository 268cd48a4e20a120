package import Values

/// The end of one response and of all its consents, ready to be stored.
package struct SealedWithdrawal: Sendable {
    package let code: Digest
    package let day: Day
    package let acts: [SealedAct]
    /// The cells in which the response counted.
    package let cells: [Int]
    /// The version of the response that these cells belong to.
    package let version: Int
}

/// What became of a withdrawal.
package enum WithdrawalOutcome: Hashable, Sendable {
    case withdrawn
    /// The answers were gone already, or never there; nothing was written.
    case nothingToWithdraw
    /// The answers were changed since they were read; nothing was written.
    case superseded
}
