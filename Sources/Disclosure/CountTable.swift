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

    /// One question with its counts.
    package struct Question: Hashable, Sendable {
        package let item: ItemIdentifier
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
        questions = form.items.filter(\.kind.hasAnswer).map { item in
            Question(item, cells: cells[item.identifier] ?? [], count: count)
        }
    }
}

extension CountTable.Question {
    fileprivate init(_ item: Item, cells: [CellKey], count: (CellKey) -> Int) {
        self.item = item.identifier
        text = item.text
        kind = item.kind.key.rawValue
        base = cells.first { $0.name == .shown }.map(count) ?? 0
        answered = cells.first { $0.name == .answered }.map(count) ?? 0
        lines = cells.compactMap { cell in
            guard let label = item.label(of: cell.name) else { return nil }
            return CountTable.Line(
                code: cell.name.code, label: label, count: count(cell))
        }
    }
}

extension CellName {
    /// The answer that the cell counts, as data names it.
    fileprivate var code: String {
        switch self {
        case .choice(let code): code
        case .rating(let rating): String(rating)
        case .shown, .answered, .yes, .no, .given, .refused, .bin: description
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
            .slider, .note:
            bin.label
        }
    }

    /// The answer that a cell counts, in the form's words; nil for `shown` and `answered`.
    fileprivate func label(of cell: CellName) -> String? {
        switch cell {
        case .shown, .answered: nil
        case .choice(let code): kind.choices.first { $0.code == code }?.text ?? code
        case .yes: "Yes"
        case .no: "No"
        case .given: "Given"
        case .refused: "Not given"
        case .rating(let rating): String(rating)
        case .bin(let bin): label(of: bin)
        }
    }
}
