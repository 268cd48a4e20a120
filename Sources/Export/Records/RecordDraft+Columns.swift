import FormModel

extension RecordDraft.Entry {
    /// The question's columns: one for each option of tick-all, each row of a grid, each choice of a
    /// ranking, and each text field beside a choice.
    func columns(ofQuestion place: Int, _ names: inout UniqueNames) -> [RecordColumn] {
        parts.map { part, label, kind in
            RecordColumn(
                name: names.take(question.name + part.suffix),
                label: part == .whole ? question.text : "\(question.text) – \(label)",
                partLabel: label, kind: kind, part: part, question: place)
        }
    }

    private typealias Piece = (part: RecordColumn.Part, label: String, kind: RecordColumn.Kind)

    private var parts: [Piece] {
        switch family {
        case .choice: [whole(.choice(choices))] + choices.flatMap(writeIn)
        case .many:
            choices.flatMap { [(.option($0.code), $0.label, .flag)] + writeIn($0) }
        case .flag: [whole(.flag)]
        case .text: [whole(.text)]
        case .number: [whole(.number(decimals: decimals, least: least))]
        case .grid: rows.map { (.row($0.code), $0.label, .choice(choices)) }
        case .rank: choices.map { (.place($0.code), $0.label, Self.place) }
        case .date: [whole(isPartialDate ? .partialDate : .day)]
        }
    }

    /// The places of a ranking, from 1.
    private static let place = RecordColumn.Kind.number(
        decimals: 0, least: FixedDecimal(mantissa: 1, decimals: 0))

    private func whole(_ kind: RecordColumn.Kind) -> Piece { (.whole, question.text, kind) }

    private func writeIn(_ choice: RecordChoice) -> [Piece] {
        writeIns[choice.code].map { [(.writeIn(choice.code), $0, .text)] } ?? []
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
