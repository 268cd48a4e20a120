package import Values

/// Stored answers after other decisions about what they may be used for.
package struct RevisedAnswers: Sendable {
    /// The answers that are left as `{"item":value,…}` (RFC 8785), ready for sealing.
    package let canonical: [UInt8]
    /// The places in ``Form/cells`` that they count in.
    package let countCells: [Int]
}

extension Form {
    /// The stored answers of a person who now decides so about purposes: what none of the remaining
    /// purposes covers is gone, and so is what a condition hides then; scores are calculated anew.
    package func revised(
        _ stored: StoredAnswers, deciding decisions: [PurposeIdentifier: Bool]
    ) -> RevisedAnswers {
        var walk = FormWalk(self, today: stored.today)
        for item in items where walk.isShown(item) {
            walk.take(
                answer(to: item, was: stored.answer(to: item), decisions, walk.evaluator), to: item)
        }
        return RevisedAnswers(
            canonical: canonicalJSON(of: walk.answers, on: walk.today), countCells: walk.cells)
    }

    private func answer(
        to item: Item, was old: Answer?, _ decisions: [PurposeIdentifier: Bool],
        _ earlier: ConditionEvaluator
    ) -> Answer? {
        switch item.kind {
        case .consent(let consent): return decisions[consent.purpose].map(Answer.consent) ?? old
        case .score(let score):
            guard case .answer(let answer) = score.reading(earlier) else { return nil }
            return answer
        case .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps, .slider, .date,
            .grid, .rank, .note:
            return old
        }
    }
}
