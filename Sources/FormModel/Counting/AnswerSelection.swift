import Values

/// Reads the answers to some items back from where they were kept, with whether the person was asked
/// them, and passes over all others.
package struct AnswerSelection: Sendable {
    private let form: Form
    private let reader: AnswerReader
    /// The items that are read, by position: those that are wanted and what decides about them.
    private let items: [Item]

    /// A selection of answers to `form`: of the items at these positions.
    package init(of wanted: Set<Int>, from form: Form) {
        let needed = form.dependence(behind: wanted).union(
            form.items.filter { $0.kind.key == .consent }.map(\.index))
        self.form = form
        reader = AnswerReader(form) { needed.contains($0.index) }
        items = form.items.filter { needed.contains($0.index) }
    }

    /// What was found of one person's answers; it has a place for each item of the form.
    package struct Answers: Sendable {
        /// The answers that were read.
        package let answers: [Answer?]
        /// Whether the person was asked an item that was read.
        package let isShown: [Bool]
    }

    /// Reads answers that ``Submission/canonicalAnswers`` wrote for the form version.
    package func read(_ canonical: [UInt8]) throws(StoredAnswersError) -> Answers {
        let stored = try reader.read(canonical)
        // Any day will do where none is kept.
        guard let today = form.dependsOnDay ? stored.today : Day(number: 0) else { throw .noDay }
        var walk = FormWalk(form, today: today)
        for item in items where walk.isShown(item) {
            walk.take(stored.answers[item.index], to: item)
        }
        return Answers(answers: walk.answers, isShown: walk.shown)
    }
}
