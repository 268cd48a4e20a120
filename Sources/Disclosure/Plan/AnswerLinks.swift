/// Which answers of a form hang together, so that not every combination of categories can occur.
///
/// The audit looks for other answers that people could have given. It may change one answer alone
/// only where the form allows that whatever the others are.
package struct AnswerLinks: Hashable, Sendable {
    /// For each question of the plan the number of its group; answers hang together in a group.
    let groups: [Int]
    /// For each question a set of categories, as bits, among which an answer alone may change.
    let free: [UInt64]

    /// Questions that have nothing to do with each other.
    init(independent questions: [PlannedQuestion]) {
        groups = Array(questions.indices)
        free = questions.map { Self.all($0.categories.count) }
    }

    init(groups: [Int], free: [UInt64]) { (self.groups, self.free) = (groups, free) }

    static func all(_ count: Int) -> UInt64 { count >= 64 ? .max : (1 << UInt64(count)) - 1 }
}
