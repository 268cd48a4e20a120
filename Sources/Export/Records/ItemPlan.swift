import FormModel

/// Where the answers to one item of one version go.
///
/// A class, because each answer is filled in by one: as a struct it would cost a reference count for each of
/// its lists.
final class ItemPlan: Sendable {
    /// The column of each choice, row or place of the item, in the item's order; of others the first. A person
    /// answers them who is shown the item; not the texts beside choices.
    let parts: [Int]
    /// Each choice of the item as its place in the columns' choices.
    private let choices: [Int]
    /// The column of the text beside each choice; nil for a choice without one.
    private let writeIns: [Int?]

    /// All columns that the version can fill.
    var columns: [Int] { parts + writeIns.compactMap(\.self) }

    /// Nil for an item of another family than the question.
    init?(_ item: Item, _ question: RecordQuestion, _ all: [RecordColumn]) {
        guard let family = AnswerFamily(item.kind) else { return nil }
        var places: [RecordColumn.Part: Int] = [:]
        for column in question.columns { places[all[column].part] = column }
        let codes = item.kind.choices.map(\.code)
        switch family {
        case .choice, .flag, .text, .number, .date: parts = [places[.whole]].compactMap(\.self)
        case .many: parts = codes.compactMap { places[.option($0)] }
        case .rank: parts = codes.compactMap { places[.place($0)] }
        case .grid:
            guard case .grid(let grid) = item.kind else { return nil }
            parts = grid.rows.compactMap { places[.row($0.code)] }
        }
        guard let first = parts.first else { return nil }
        if case .choice(let known) = all[first].kind {
            choices = codes.compactMap { code in known.firstIndex { $0.code == code } }
        } else {
            choices = []
        }
        writeIns = codes.map { places[.writeIn($0)] }
    }

    /// Fills the item's columns by its answer.
    func fill(_ row: inout [RecordCell], _ answer: Answer) {
        switch answer {
        case .choice(let option):
            row[parts[0]] = .choice(choices[option.index])
            write(option, &row)
        case .choices(let options):
            for column in parts { row[column] = .flag(false) }
            for option in options {
                row[parts[option.index]] = .flag(true)
                write(option, &row)
            }
        case .consent(let flag), .yesNo(let flag): row[parts[0]] = .flag(flag)
        case .text(let text): row[parts[0]] = .text(text)
        case .number(let number): row[parts[0]] = .number(number)
        case .rating(let rating): row[parts[0]] = .whole(rating)
        case .date(let date): row[parts[0]] = .date(date)
        case .rows(let chosen):
            for (column, choice) in zip(parts, chosen) {
                if let choice { row[column] = .choice(choices[choice]) }
            }
        case .ranking(let order):
            for (place, choice) in order.enumerated() { row[parts[choice]] = .whole(place + 1) }
        }
    }

    /// What was written beside a choice, or that nothing was.
    private func write(_ option: ChosenOption, _ row: inout [RecordCell]) {
        guard let column = writeIns[option.index] else { return }
        row[column] = option.writeIn.map(RecordCell.text) ?? .missing(.skipped)
    }
}
