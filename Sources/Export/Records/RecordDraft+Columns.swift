import FormModel

extension RecordDraft.Entry {
    /// The question's columns: one for each option of tick-all, each row of a grid, each choice of a
    /// ranking, and each text field beside a choice.
    func columns(ofQuestion place: Int, _ names: inout UniqueNames) -> [RecordColumn] {
        parts.map { part, label, kind in
            RecordColumn(
                name: names.take(question.name + part.suffix), label: label, kind: kind,
                part: part, question: place)
        }
    }

    private typealias Piece = (part: RecordColumn.Part, label: String, kind: RecordColumn.Kind)

    private var parts: [Piece] {
        let text = question.text
        switch family {
        case .choice:
            return [(.whole, text, .choice(choices))] + choices.flatMap(writeIn)
        case .many:
            return choices.flatMap { choice in
                [(.option(choice.code), "\(text) – \(choice.label)", .flag)] + writeIn(choice)
            }
        case .flag: return [(.whole, text, .flag)]
        case .text: return [(.whole, text, .text)]
        case .number: return [(.whole, text, .number(decimals: decimals, least: least))]
        case .grid:
            return rows.map { (.row($0.code), "\(text) – \($0.label)", .choice(choices)) }
        case .rank:
            let first = FixedDecimal(mantissa: 1, decimals: 0)
            return choices.map {
                (.place($0.code), "\(text) – \($0.label)", .number(decimals: 0, least: first))
            }
        case .date: return [(.whole, text, isPartialDate ? .partialDate : .day)]
        }
    }

    private func writeIn(_ choice: RecordChoice) -> [Piece] {
        guard let label = writeIns[choice.code] else { return [] }
        return [(.writeIn(choice.code), "\(question.text) – \(label)", .text)]
    }
}

extension RecordColumn.Part {
    /// What follows the question's name in the column's.
    fileprivate var suffix: String {
        switch self {
        case .whole: ""
        case .option(let code), .row(let code), .place(let code): ".\(code)"
        case .writeIn(let code): ".\(code).text"
        }
    }
}
