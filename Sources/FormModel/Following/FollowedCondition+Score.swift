import Values

extension FollowedCondition {
    /// The calculation of a score, as ``ScoreItem/reading(_:)`` does it.
    func score(_ score: ScoreItem) -> JSONValue {
        let parts = score.formula.parts
        let there = parts.map(isThere)
        var value = json(score.formula.term)
        if score.prorates {
            let scale = node("/", [.integer(Int64(parts.count)), count(there)])
            value = node("*", [value, scale])
        }
        let needed = json(isMet(score.needs, parts, there))
        return rounded(node("if", [needed, value, .null]), score.decimals)
    }

    private func isMet(
        _ needs: ScoreNeeds, _ parts: [Formula.Part], _ there: [Condition.Test]
    ) -> Condition.Test {
        switch needs {
        case .all: .all(there)
        case .count(let count):
            .compare(
                .constant(Double(count)), .lessOrEqual,
                .aggregate(.sum, there.map { .either($0, then: one, otherwise: zero) }))
        case .items(let items):
            .all(zip(parts, there).filter { items.contains($0.0.item) }.map(\.1))
        }
    }

    /// An answer that counts: there is one, and a number for it.
    private func isThere(_ part: Formula.Part) -> Condition.Test {
        // A number equals itself, and nothing equals nothing.
        .all([.answered(item: part.item)] + part.terms.map { .compare($0, .equal, $0) })
    }

    private var one: Condition.Term { .constant(1) }
    private var zero: Condition.Term { .constant(0) }
}
