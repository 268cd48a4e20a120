package import Values

/// Why no release is made, so that the last one stands.
package enum ReleaseRefusal: Error, Hashable, Sendable {
    /// Too few people are there, or too few once the shield is out.
    case tooFewPeople(least: Int)
    /// Nobody left and too few came since the last release.
    case nothingNew(waiting: Int, least: Int)
    /// The plan's releases of this time are used up.
    case tooManyReleases(most: Int, months: Int, next: Day)
    /// The plan has had as many releases as are remembered.
    case planUsedUp
    /// Whatever was shown would have said too much together with earlier releases.
    case notOpen
}

extension ReleaseRefusal: CustomStringConvertible {
    /// The reason in plain words, for the operator.
    package var description: String {
        switch self {
        case .tooFewPeople(let least):
            "Too few people: a release needs \(least) answers, and enough of them once those are "
                + "out who are left out at random. Wait for more answers."
        case .nothingNew(let waiting, let least):
            "Nothing new to show: nobody left since the last release, and \(waiting) new answers "
                + "wait until there are \(least) that can come in together."
        case .tooManyReleases(let most, let months, let next):
            "The plan allows \(most) releases in \(months) months; the next is possible on \(next)."
        case .planUsedUp:
            "The plan has had as many releases as can be remembered. Make a new plan."
        case .notOpen:
            "Together with earlier releases any table would say too much about single people. The "
                + "last release stands; try again when more people have come or left."
        }
    }
}
