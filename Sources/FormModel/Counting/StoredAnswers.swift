package import Values

/// Answers read back from where they were kept, matched with the form version they belong to.
package struct StoredAnswers: Sendable {
    /// The answers in the form's order.
    package let answers: [(item: Item, answer: Answer)]
    /// The places in ``Form/cells`` that these answers were counted in.
    package let countCells: [Int]
    /// The day of the check, on which it may depend what was shown.
    let today: Day
    private let shown: [Bool]

    init(_ walk: FormWalk) {
        answers = zip(walk.form.items, walk.answers).compactMap { item, answer in
            answer.map { (item, $0) }
        }
        countCells = walk.cells
        today = walk.today
        shown = walk.shown
    }

    /// Says whether the person was asked the item at that position of the form.
    package func isShown(at index: Int) -> Bool { shown[index] }
}

/// Why stored bytes are no answers to a form version.
package enum StoredAnswersError: Error, Hashable, Sendable {
    case notAnObject
    /// The day of the check is missing, on which it depends what was shown.
    case noDay
    case notAnAnswer(ItemIdentifier)
    case answersWithoutQuestion(count: Int)
}

extension Item {
    /// An answer to this item in the form's words, for the person who gave it.
    package func display(_ answer: Answer) -> String {
        kind.rules.display(answer)
    }
}
