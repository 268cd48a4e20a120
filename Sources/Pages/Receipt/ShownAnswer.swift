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
        let choices = item.kind.choices
        switch answer {
        case .choices(let options):
            return options.map { option in
                let text = choices[option.index].text
                return option.writeIn.map { "\(text): \($0)" } ?? text
            }
        case .rows(let rows): return lines(of: rows, to: item)
        case .ranking(let order):
            return order.enumerated().map { "\($0 + 1). \(choices[$1].text)" }
        case .consent, .choice, .yesNo, .text, .number, .rating: return [item.display(answer)]
        }
    }

    private static func lines(of answers: [Int?], to item: Item) -> [String] {
        guard case .grid(let grid) = item.kind else { return [] }
        return zip(grid.rows, answers).compactMap { row, choice in
            choice.map { "\(row.text): \(grid.list.choices[$0].text)" }
        }
    }
}
