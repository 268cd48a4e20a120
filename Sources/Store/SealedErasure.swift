package import Values

/// The erasure of everything that one code leads to, ready to be stored.
///
/// It goes further than a withdrawal, which ends the consents and destroys the answers with their
/// key: it also deletes a draft, marks the response as erased for good, and leaves a line in the
/// ledger.
package struct SealedErasure: Sendable {
    package let code: Digest
    package let day: Day
    /// The withdrawal that comes first; nil when there are no answers any more.
    package let withdrawal: SealedWithdrawal?

    package init(code: Digest, day: Day, withdrawal: SealedWithdrawal?) {
        self.code = code
        self.day = day
        self.withdrawal = withdrawal
    }
}

/// What became of an erasure.
package enum ErasureOutcome: Hashable, Sendable {
    case erased
    /// All of it was erased before, or never there; nothing was written.
    case nothingToErase
    /// The answers were changed since they were read; nothing was written.
    case superseded
}
