/// Which answers must be there for a score to be calculated.
package enum ScoreNeeds: Sendable, Hashable {
    /// Every question that the formula names.
    case all
    /// So many of them.
    case count(Int)
    /// These of them, by their position in ``Form/items``.
    case items([Int])

    func isMet(there: [Formula.Part], of parts: [Formula.Part]) -> Bool {
        switch self {
        case .all: there.count == parts.count
        case .count(let count): there.count >= count
        case .items(let items):
            parts.filter { items.contains($0.item) }.allSatisfy(there.contains)
        }
    }
}
