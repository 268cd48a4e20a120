package import FormModel
package import Values

/// True counts of one form: for the operator's eyes alone, never for a page.
package struct CountTable: Sendable {
    /// One answer that a question allows, with how many gave it.
    package struct Line: Hashable, Sendable {
        /// The answer in data: a choice's code, `yes`, a rating, or a range such as `5..<25`.
        package let code: String
        /// The answer in the form's words.
        package let label: String
        package let count: Int
    }

    /// One question with its counts; of a grid one row, of a ranking one of its choices.
    package struct Question: Hashable, Sendable {
        /// The item's identifier, in a grid or ranking with a dot and the code of the part.
        package let name: String
        package let text: String
        package let kind: String
        /// How many were shown the question: the base of its percentages of all.
        package let base: Int
        /// How many of those answered it.
        package let answered: Int
        package let lines: [Line]

        /// How many were shown the question and left it out.
        package var missing: Int { base - answered }
    }

    package let form: FormName
    package let title: String
    package let version: String
    /// How many responses count.
    package let responses: Int
    package let questions: [Question]

    /// Lays maintained counts out by the form's questions; `count` gives how many responses fall
    /// into a cell.
    package init(form: Form, responses: Int, count: (CellKey) -> Int) {
        self.form = form.name
        title = form.title
        version = form.version.description
        self.responses = responses
        let cells = Dictionary(grouping: form.cells, by: \.item)
        questions = form.items.filter(\.kind.hasAnswer).flatMap { item in
            Question.list(of: item, cells: cells[item.identifier] ?? [], count: count)
        }
    }
}

extension CountTable.Question {
    /// The question as it stands in a table: by its parts where it has some.
    fileprivate static func list(
        of item: Item, cells: [CellKey], count: (CellKey) -> Int
    ) -> [CountTable.Question] {
        let parts = item.parts
        guard !parts.isEmpty else { return [CountTable.Question(item, cells, count)] }
        return parts.map { CountTable.Question(item, part: $0, cells, count) }
    }

    private init(_ item: Item, _ cells: [CellKey], _ count: (CellKey) -> Int) {
        name = item.identifier.text
        text = item.text
        kind = item.kind.key.rawValue
        base = cells.first { $0.name == .shown }.map(count) ?? 0
        answered = cells.first { $0.name == .answered }.map(count) ?? 0
        lines = Self.lines(of: item, cells, count)
    }

    private init(
        _ item: Item, part: Item.Part, _ cells: [CellKey], _ count: (CellKey) -> Int
    ) {
        name = "\(item.identifier).\(part.code)"
        text = "\(item.text) – \(part.text)"
        kind = item.kind.key.rawValue
        base = cells.first { $0.name == .shown }.map(count) ?? 0
        let own = cells.filter { $0.name.part == part.code }
        lines = Self.lines(of: item, own, count)
        // A part has one answer, so its cells add up to those who answered it.
        answered = lines.reduce(0) { $0 + $1.count }
    }

    private static func lines(
        of item: Item, _ cells: [CellKey], _ count: (CellKey) -> Int
    ) -> [CountTable.Line] {
        cells.compactMap { cell in
            guard let label = item.label(of: cell.name) else { return nil }
            return CountTable.Line(code: cell.name.code, label: label, count: count(cell))
        }
    }
}

extension CellName {
    /// The answer that the cell counts, as data names it.
    package var code: String {
        switch self {
        case .choice(let code), .rowChoice(_, let code): code
        case .place(let place, _): String(place)
        case .rating(let rating): String(rating)
        case .number(let number): number.description
        case .shown, .answered, .yes, .no, .given, .refused, .bin: description
        }
    }
}

extension CellName {
    /// The code of the row, or of the ranked choice, that the cell belongs to.
    package var part: String? {
        switch self {
        case .rowChoice(let row, _): row
        case .place(_, let code): code
        case .shown, .answered, .choice, .yes, .no, .given, .refused, .rating, .number, .bin: nil
        }
    }
}

extension Item {
    /// A part of a question that is counted like a question.
    fileprivate struct Part {
        let code: String
        let text: String
    }

    /// The rows of a grid, or the choices of a ranking.
    fileprivate var parts: [Part] {
        switch kind {
        case .grid(let grid): grid.rows.map { Part(code: $0.code, text: $0.text) }
        case .rank(let rank): rank.list.choices.map { Part(code: $0.code, text: $0.text) }
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps,
            .slider, .date, .score, .note:
            []
        }
    }
}

extension NumberBin {
    /// The range in words.
    fileprivate var label: String {
        switch (lower, upper) {
        case (nil, nil): "any number"
        case (nil, let upper?): "under \(upper)"
        case (let lower?, nil): "\(lower) or more"
        case (let lower?, let upper?): "\(lower) to \(includesUpper ? "" : "under ")\(upper)"
        }
    }
}

extension NumberBin {
    /// The range of years in words: a year is counted whole.
    fileprivate var yearsLabel: String {
        switch (lower, lastYear) {
        case (nil, nil): "any year"
        case (nil, let last?): "\(last) or before"
        case (let lower?, nil): "\(lower) or later"
        case (let lower?, let last?): lower == last ? "\(last)" : "\(lower) to \(last)"
        }
    }

    private var lastYear: FixedDecimal? {
        upper.map { includesUpper ? $0 : FixedDecimal(mantissa: $0.mantissa - 1, decimals: 0) }
    }
}

extension Item {
    private func label(of bin: NumberBin) -> String {
        switch kind {
        case .date: bin.yearsLabel
        case .score(let score):
            bin.lower.flatMap(score.band).map { "\($0.label) (\(bin.label))" } ?? bin.label
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .number, .rating, .nps,
            .slider, .grid, .rank, .note:
            bin.label
        }
    }

    /// The answer that a cell counts, in the form's words; nil for `shown` and `answered`.
    package func label(of cell: CellName) -> String? {
        switch cell {
        case .shown, .answered: nil
        case .choice(let code), .rowChoice(_, let code):
            kind.choices.first { $0.code == code }?.text ?? code
        case .place(let place, _): "Place \(place)"
        case .yes: "Yes"
        case .no: "No"
        case .given: "Given"
        case .refused: "Not given"
        case .rating(let rating): String(rating)
        case .number(let number): number.description
        case .bin(let bin): label(of: bin)
        }
    }
}
