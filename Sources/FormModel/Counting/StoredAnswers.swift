package import Values

/// Answers read back from where they were kept, matched with the form version they belong to.
package struct StoredAnswers: Sendable {
    private let form: Form
    /// The answers by the positions of the items, as far as they were read.
    private let answersByItem: [Answer?]
    /// The places in ``Form/cells`` that these answers were counted in.
    package let countCells: [Int]
    /// The day of the check, on which it may depend what was shown.
    let today: Day
    private let shown: [Bool]

    init(_ walk: FormWalk) {
        (form, answersByItem) = (walk.form, walk.answers)
        countCells = walk.cells
        today = walk.today
        shown = walk.shown
    }

    /// The answers in the form's order.
    package var answers: [(item: Item, answer: Answer)] {
        zip(form.items, answersByItem).compactMap { item, answer in
            shown[item.index] ? answer.map { (item, $0) } : nil
        }
    }

    /// The answer to an item; nil when there is none.
    package func answer(to item: Item) -> Answer? {
        shown[item.index] ? answersByItem[item.index] : nil
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
