package import Values

/// What a returned mail changes.
package enum ReturnEffect: Hashable, Sendable {
    /// Nothing but that it is remembered.
    case nothing
    /// The address of that keyed digest is not written to from now on.
    case suppression(of: Digest, for: Suppression.Reason)
    /// The subscriber to whom the mail of that name went has one more that came back.
    case bounce(ofMail: [UInt8])
}
