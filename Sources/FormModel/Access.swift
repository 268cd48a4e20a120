/// Who can take a survey.
package enum Access: String, CaseIterable, Hashable, Sendable {
    /// Everybody.
    case open
    /// Whoever was sent a link for one answer.
    case invited
}
