package import FormModel

/// A question and what was answered to it, in the form's words.
package struct ShownAnswer: Hashable, Sendable {
    package var question: String
    /// The answer; several lines where several choices were chosen.
    package var lines: [String]
    /// Where the answer can be changed; nil when it cannot.
    package var changeAddress: String?

    package init(question: String, lines: [String], changeAddress: String? = nil) {
        self.question = question
        self.lines = lines
        self.changeAddress = changeAddress
    }

    /// What a receipt shows of kept answers. Consents are left out: they stand in a list of their
    /// own, with their status.
    package static func list(of kept: StoredAnswers) -> [ShownAnswer] {
        kept.answers.compactMap { item, answer in
            if case .consent = answer { return nil }
            return ShownAnswer(question: item.text, lines: lines(of: answer, to: item))
        }
    }

    /// What the receipt shows of one item; without lines where nothing was answered.
    package init(_ item: Item, _ answer: Answer?, changeAddress: String?) {
        self.init(
            question: item.text, lines: answer.map { Self.lines(of: $0, to: item) } ?? [],
            changeAddress: changeAddress)
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
