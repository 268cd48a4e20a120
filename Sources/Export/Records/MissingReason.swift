/// Why a record has no value in a column.
package enum MissingReason: UInt8, CaseIterable, Sendable {
    /// A condition hid the question, or no purpose that the person agreed to covers it.
    case notShown
    /// The person saw the question and left it out.
    case skipped
    /// The person chose not to say, where the survey offers that.
    case declined
    /// The version of the survey that was answered does not have the question for this purpose.
    case notInVersion

    /// What stands in a cell of a text format; no survey's code begins with a point.
    package var token: String {
        switch self {
        case .notShown: ".not_shown"
        case .skipped: ".skipped"
        case .declined: ".declined"
        case .notInVersion: ".not_in_version"
        }
    }

    /// The reason in words.
    package var label: String {
        switch self {
        case .notShown: "Not shown"
        case .skipped: "Skipped"
        case .declined: "Prefers not to say"
        case .notInVersion: "Question not in this version"
        }
    }
}
