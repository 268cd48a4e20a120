package import Values

/// Why no release can be planned, made or read, beside what a plan's rules refuse.
package enum ReleaseFault: Error, Hashable, Sendable {
    /// There is nothing in the form that tables could count.
    case nothingToCount(FormName)
    case noPlan(FormName)
    /// Another plan has had releases, which would not be audited together with the new one's.
    case otherPlan(FormName, releases: Int)
    /// What is kept of a plan fits no version of the form.
    case unreadablePlan(FormName)
    /// What is kept of a release fits not its plan.
    case unreadableRelease(serial: Int)
    /// The ledger attests a release whose bytes are not here.
    case lostRelease(FormName, day: Day)
    /// People answered or left while the release was made, again and again.
    case restless
    case noRelease(FormName)
    case unknownRelease(FormName, serial: Int, last: Int)
}

extension ReleaseFault: CustomStringConvertible {
    /// What is wrong, and what to do about it.
    package var description: String {
        switch self {
        case .nothingToCount(let form):
            "‘\(form)’ has no question whose answers can be counted, so that there is nothing to publish"
        case .noPlan(let form):
            "‘\(form)’ has no plan in force; print one with ‘recount release plan \(form)’, look "
                + "through it, and put it in force with --use FILE"
        case .otherPlan(let form, let releases):
            "another plan of ‘\(form)’ has had \(releases) releases; tables of two plans are not audited "
                + "together, so that somebody who compares them may see more of a person than either "
                + "shows. If you still want it, add --replace"
        case .unreadablePlan(let form):
            "the plan of ‘\(form)’ that is kept fits no version of the survey; run ‘recount doctor’"
        case .unreadableRelease(let serial):
            "release \(serial) cannot be read as it was published; run ‘recount doctor’"
        case .lostRelease(let form, let day):
            "the ledger attests a release of \(day) whose bytes are not in this database, because an "
                + "older database was put back: what it said cannot be taken into account, so that "
                + "another release might say too much. Put the newer database back, or restore with "
                + "‘recount restore’, which keeps releases. If it is lost for good, put a plan in "
                + "force on a later day: recount release plan \(form) --use FILE --replace"
        case .restless:
            "people answered or left each time while the release was made; nothing was published, try "
                + "again"
        case .noRelease(let form):
            "nothing is published of ‘\(form)’ yet; see: recount release make \(form)"
        case .unknownRelease(let form, let serial, let last):
            "‘\(form)’ has no release \(serial); the last is \(last)"
        }
    }
}
