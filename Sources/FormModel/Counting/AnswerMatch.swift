import Values

/// Reads answers to an earlier version of a form as answers to another one.
///
/// A question is the same under its identifier while it stays of its kind; a dropdown is another way
/// to show the choices of `one`. Choices and rows are found by their codes. What the other version does
/// not have any more is left out, so that of a tick-all question only the remaining choices stand.
package struct AnswerMatch: Sendable {
    private let old: Form
    /// The item of the other version for each item of this one.
    private let items: [Item?]
    /// The position of each choice in the other version.
    private let choices: [[Int?]]
    /// The position of each row in the other version.
    private let rows: [[Int?]]
    private let count: Int
    private let isSame: Bool

    /// Matches answers to `old` with the questions of `new`.
    package init(from old: Form, to new: Form) {
        self.old = old
        isSame = old.digest == new.digest
        count = new.items.count
        let items = old.items.map { new.match(of: $0) }
        self.items = items
        choices = zip(old.items, items).map { item, other in
            Self.positions(
                of: item.kind.choices.map(\.code), among: other?.kind.choices.map(\.code) ?? [])
        }
        rows = zip(old.items, items).map { item, other in
            Self.positions(of: item.kind.rowCodes, among: other?.kind.rowCodes ?? [])
        }
    }

    private static func positions(of codes: [String], among others: [String]) -> [Int?] {
        codes.map(others.firstIndex)
    }

    /// The answers with a place for each item of the other version, of those with one for each of this.
    package func answers(_ own: [Answer?]) -> [Answer?] {
        guard !isSame else { return own }
        var answers: [Answer?] = Array(repeating: nil, count: count)
        for (item, answer) in zip(old.items, own) {
            guard let answer, let other = items[item.index] else { continue }
            answers[other.index] = matched(answer, of: item, in: other)
        }
        return answers
    }

    /// Says whether the answer to an item of this version is one to one of these items of the other.
    package func isAnswer(of item: Item, toOneOf others: Set<Int>) -> Bool {
        items[item.index].map { others.contains($0.index) } ?? false
    }

    private func matched(_ answer: Answer, of item: Item, in other: Item) -> Answer? {
        let choices = choices[item.index]
        switch answer {
        case .choice(let option): return matched(option, choices).map(Answer.choice)
        case .choices(let options):
            let kept = options.compactMap { matched($0, choices) }.sorted { $0.index < $1.index }
            return kept.isEmpty ? nil : .choices(kept)
        case .ranking(let order):
            let kept = order.compactMap { choices[$0] }
            return kept.isEmpty ? nil : .ranking(kept)
        case .rows(let chosen): return matched(chosen, of: item, in: other)
        case .consent, .yesNo, .text, .number, .rating, .date: return answer
        }
    }

    private func matched(_ option: ChosenOption, _ choices: [Int?]) -> ChosenOption? {
        choices[option.index].map { ChosenOption(index: $0, writeIn: option.writeIn) }
    }

    private func matched(_ chosen: [Int?], of item: Item, in other: Item) -> Answer? {
        var matched: [Int?] = Array(repeating: nil, count: other.kind.rowCodes.count)
        for (row, choice) in zip(rows[item.index], chosen) {
            guard let row, let choice else { continue }
            matched[row] = choices[item.index][choice]
        }
        return matched.contains { $0 != nil } ? .rows(matched) : nil
    }
}

extension Form {
    /// The item that asks the same as one of another version: of its identifier and its kind.
    package func match(of item: Item) -> Item? {
        guard let own = self.item(item.identifier), own.kind.asksLike(item.kind) else { return nil }
        return own
    }
}

extension ItemKind {
    /// Says whether answers to one kind can be read as answers to another.
    fileprivate func asksLike(_ other: ItemKind) -> Bool {
        let menus: Set<ItemKey> = [.one, .dropdown]
        return key == other.key || menus.isSuperset(of: [key, other.key])
    }

    /// The codes of a grid's rows.
    fileprivate var rowCodes: [String] {
        guard case .grid(let grid) = self else { return [] }
        return grid.rows.map(\.code)
    }
}
