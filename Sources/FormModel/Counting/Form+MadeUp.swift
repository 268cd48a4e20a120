package import Values

extension Form {
    /// Answers that somebody could give: `answer` is asked for each question that is shown, consents
    /// are given, and scores calculated. Nil where a note ends the survey.
    ///
    /// What is asked is not checked against the form's own rules on answers.
    package func madeUp(
        on today: Day, _ answer: (Item) -> Answer?
    ) -> StoredAnswers? {
        var walk = FormWalk(self, today: today)
        for item in items where walk.isShown(item) {
            if item.kind.isEnd { return nil }
            walk.take(madeUp(item, walk, answer), to: item)
        }
        return StoredAnswers(walk)
    }

    private func madeUp(
        _ item: Item, _ walk: FormWalk, _ answer: (Item) -> Answer?
    ) -> Answer? {
        switch item.kind {
        case .note: return nil
        case .consent: return .consent(true)
        case .score(let score):
            guard case .answer(let answer) = score.reading(walk.evaluator) else { return nil }
            return answer
        case .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps, .slider, .date,
            .grid, .rank:
            return answer(item)
        }
    }
}
