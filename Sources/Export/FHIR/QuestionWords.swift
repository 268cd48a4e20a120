import FormModel
import Values

/// What the items of one question have in common, ready as JSON.
struct QuestionWords: Sendable {
    /// One answer: a place in ``codings``, or a value.
    enum Answer {
        case coding(Int)
        case value(RecordCell)
    }

    /// A column with an item of its own.
    struct Part: Sendable {
        let column: Int
        /// The item up to its text.
        let start: [UInt8]
    }

    let start: [UInt8]
    let isGrid: Bool
    /// Each choice as `{"valueCoding":{…}`, still open.
    private(set) var codings: [[UInt8]] = []
    /// What is written beside a choice, by its place in ``codings``.
    private(set) var writeIns: [Int: Part] = [:]
    /// The rows of a grid.
    private(set) var rows: [Part] = []
    /// What stands before and after a value.
    let valueKey: [UInt8]
    let valueEnd: [UInt8]

    private let kind: ItemKey
    private let first: Int
    /// The columns of options or places, in the order of ``codings``.
    private var options: [Int] = []

    init(_ question: RecordQuestion, _ table: RecordTable, _ names: FHIRNames) {
        start = Self.start(question.name, question.text)
        kind = question.kind
        (isGrid, first) = (kind == .grid, question.columns.lowerBound)
        (valueKey, valueEnd) = Self.value(of: question)
        let columns = question.columns.map { (place: $0, column: table.columns[$0]) }
        let choices = Self.choices(columns)
        let system = names.system(of: question)
        codings = choices.map { Self.coding(system, $0.code, $0.label) }
        for (place, column) in columns {
            switch column.part {
            case .whole: break
            case .option, .place: options.append(place)
            case .row:
                rows.append(Part(column: place, start: Self.start(column.name, column.partLabel)))
            case .writeIn(let code):
                let choice = choices.firstIndex { $0.code == code }
                let part = Part(column: place, start: Self.start(column.name, column.partLabel))
                if let choice { writeIns[choice] = part }
            }
        }
    }

    /// False for a question without an item in the record.
    func isShown(_ row: [RecordCell]) -> Bool {
        isGrid ? rows.contains { Self.isShown(row[$0.column]) } : Self.isShown(row[first])
    }

    private static func isShown(_ cell: RecordCell) -> Bool {
        cell != .missing(.notShown) && cell != .missing(.notInVersion)
    }

    /// The answers in a record; none where it was skipped.
    func answers(_ row: [RecordCell]) -> [Answer] {
        switch kind {
        case .many:
            return options.indices.filter { row[options[$0]] == .flag(true) }.map(Answer.coding)
        case .rank: return ranking(row).map(Answer.coding)
        case .one, .dropdown, .yesno, .text, .story, .number, .rating, .nps, .slider, .date,
            .score, .grid, .note, .consent:
            switch row[first] {
            case .missing: return []
            case .choice(let choice): return [.coding(choice)]
            case .flag, .number, .date, .text: return [.value(row[first])]
            }
        }
    }

    /// The choices from the first place on.
    private func ranking(_ row: [RecordCell]) -> [Int] {
        let places = options.indices.compactMap { option -> (place: FixedDecimal, option: Int)? in
            guard case .number(let place) = row[options[option]] else { return nil }
            return (place, option)
        }
        return places.sorted { $0.place < $1.place }.map(\.option)
    }
}

extension QuestionWords {
    private typealias Choice = (code: String, label: String)

    private static func choices(
        _ columns: [(place: Int, column: RecordColumn)]
    ) -> [Choice] {
        if case .choice(let known) = columns.first?.column.kind {
            return known.map { ($0.code, $0.label) }
        }
        return columns.compactMap { _, column in
            switch column.part {
            case .option(let code), .place(let code):
                (code, column.partLabel)
            case .whole, .row, .writeIn: nil
            }
        }
    }

    private static func start(_ name: String, _ text: String) -> [UInt8] {
        var output = Array("{\"linkId\":".utf8)
        JSONText.append(name, to: &output)
        output.append(contentsOf: ",\"text\":".utf8)
        JSONText.append(text, to: &output)
        return output
    }

    private static func coding(_ system: String, _ code: String, _ label: String) -> [UInt8] {
        let coding = JSONValue.object([
            "system": .string(system), "code": .string(code), "display": .string(label),
        ])
        return Array("{\"valueCoding\":".utf8) + coding.canonical
    }

    private static func value(of question: RecordQuestion) -> (key: [UInt8], end: [UInt8]) {
        let key: String
        switch question.kind {
        case .yesno, .consent: key = "valueBoolean"
        case .number, .slider, .score: key = "valueDecimal"
        case .rating, .nps: key = "valueInteger"
        case .date: key = "valueDate"
        case .one, .dropdown, .many, .text, .story, .grid, .rank, .note: key = "valueString"
        }
        guard question.kind == .number, let unit = question.unit else {
            return (Array("{\"\(key)\":".utf8), [])
        }
        var end = Array(",\"unit\":".utf8)
        JSONText.append(unit, to: &end)
        return (Array("{\"valueQuantity\":{\"value\":".utf8), end + [UInt8(ascii: "}")])
    }
}
