/// How much a change of a form means to answers that were given before it.
package enum ChangeLevel: Int, Comparable, Sendable {
    /// Wording: the same answers mean the same.
    case patch
    /// Something is new or asked otherwise; what was answered still holds.
    case minor
    /// A question or a code is gone or means something else.
    case major

    package static func < (left: ChangeLevel, right: ChangeLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

extension SemanticVersion {
    /// The lowest version that a change of that level needs.
    package func next(_ level: ChangeLevel) -> SemanticVersion {
        switch level {
        case .patch: SemanticVersion(major: major, minor: minor, patch: patch + 1)
        case .minor: SemanticVersion(major: major, minor: minor + 1, patch: 0)
        case .major: SemanticVersion(major: major + 1, minor: 0, patch: 0)
        }
    }
}
