package import FormModel

/// A question and what was answered to it, in the form's words.
package struct ShownAnswer: Hashable, Sendable {
    package var question: String
    /// The answer; several lines where several choices were chosen.
    package var lines: [String]

    package init(question: String, lines: [String]) {
        self.question = question
        self.lines = lines
    }

    /// What a receipt shows of kept answers. Consents are left out: they stand in a list of their
    /// own, with their status.
    package static func list(of kept: StoredAnswers) -> [ShownAnswer] {
        kept.answers.compactMap { item, answer in
            if case .consent = answer { return nil }
            return ShownAnswer(question: item.text, lines: lines(of: answer, to: item))
        }
    }

    private static func lines(of answer: Answer, to item: Item) -> [String] {
        guard case .choices(let options) = answer else { return [item.display(answer)] }
        let choices = item.kind.choices
        return options.map { option in
            let text = choices[option.index].text
            return option.writeIn.map { "\(text): \($0)" } ?? text
        }
    }
}
