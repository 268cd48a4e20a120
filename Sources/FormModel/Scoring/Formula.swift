/// A checked calculation over earlier answers; it comes to a number, or to nothing where answers
/// are missing.
package struct Formula: Sendable, Hashable {
    /// The longest text of a formula, in bytes.
    static let longest = 2_000

    /// The formula as the editor wrote it.
    package let source: String
    /// What is calculated, checked.
    let term: Condition.Term
    /// The questions that it is calculated from, in the order in which it names them.
    let parts: [Part]

    init(source: String, term: Condition.Term) {
        (self.source, self.term) = (source, term)
        var seen: Set<Int> = []
        let items = term.items.filter { seen.insert($0).inserted }
        let leaves = term.leaves
        parts = items.flatMap { item in
            Self.parts(item, leaves.filter { $0.items == [item] })
        }
    }

    /// A question is one part; of a grid each row is one.
    private static func parts(_ item: Int, _ leaves: [Condition.Term]) -> [Part] {
        let rows = leaves.filter(\.isRow)
        guard !rows.isEmpty else { return [Part(item: item, terms: leaves)] }
        return rows.map { Part(item: item, terms: [$0]) }
    }

    /// One question of a formula, or a row of one, with the numbers that its answer stands for.
    struct Part: Sendable, Hashable {
        let item: Int
        let terms: [Condition.Term]
    }
}

extension Formula.Part {
    /// Says whether there is an answer that counts: a choice without a score does not.
    func isThere(_ evaluator: ConditionEvaluator) -> Bool {
        evaluator.answers[item] != nil && terms.allSatisfy { evaluator.value($0) != nil }
    }
}

extension Condition.Term {
    /// The answers that the number is calculated from.
    fileprivate var leaves: [Condition.Term] {
        switch self {
        case .constant: []
        case .item, .choiceNumber, .rowNumber, .chosenSum, .chosenCount, .answeredCount, .length,
            .years:
            [self]
        case .arithmetic(let left, _, let right): left.leaves + right.leaves
        case .aggregate(_, let terms): terms.flatMap(\.leaves)
        case .round(let term, _): term.leaves
        case .either(_, let then, let otherwise): then.leaves + otherwise.leaves
        }
    }

    /// True for what a row of a grid counts.
    fileprivate var isRow: Bool {
        guard case .rowNumber = self else { return false }
        return true
    }

    /// True for the sum of several numbers, which can be scaled up for those that are missing.
    var isSum: Bool {
        guard case .aggregate(.sum, _) = self else { return false }
        return true
    }
}
