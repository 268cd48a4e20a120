/// What the check of a raw submission came to.
package enum CheckedOutcome: Sendable {
    case accepted(Submission)
    /// Nothing is stored; all issues at once, in the form's order.
    case refused([Issue])
    /// The person was screened out by this note: nothing is stored.
    case ended(Item)
}
