/// What waits to be written together with others, in one transaction.
package enum SealedEntry: Sendable {
    case submission(SealedSubmission)
    case draft(SealedDraft)
    case request(SealedRequest)
}

/// What became of an entry.
package enum Acceptance: Hashable, Sendable {
    case stored
    /// A response was stored under this code before; nothing was written.
    case repeated
    /// The draft has been saved since it was read; nothing was written.
    case superseded
    /// The invitation it came with is not open any more; nothing was written.
    case used
}
