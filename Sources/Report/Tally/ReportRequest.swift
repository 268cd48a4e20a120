import Disclosure
package import FormModel
package import Values

/// What an operator wants to see of a survey.
package struct ReportRequest: Sendable {
    /// The version in force.
    package let form: Form
    /// Only responses for which all of these hold are counted.
    package let filters: [Condition]
    /// The pairs of questions to lay across each other.
    package let crosses: [CrossRequest]
    /// The questions that are counted beside those; nil for all.
    package let questions: [ItemIdentifier]?
    /// How many texts of each question are shown.
    package let texts: Int
    /// What decides which texts are drawn; the same draws the same.
    package let seed: UInt64

    package init(
        form: Form, filters: [Condition] = [], crosses: [CrossRequest] = [],
        questions: [ItemIdentifier]? = nil, texts: Int = 5, seed: UInt64 = 1
    ) {
        (self.form, self.filters, self.crosses) = (form, filters, crosses)
        (self.questions, self.texts, self.seed) = (questions, texts, seed)
    }

    /// Says whether answers to a version are looked at that are written freely.
    package func readsTexts(of version: Form) -> Bool {
        let reading = VersionReading(version, self)
        return (reading.sifted + reading.counted).contains { $0.kind.isFreeText }
    }

    /// Says whether answers to an item of a version are counted.
    func counts(_ item: Item, of version: Form) -> Bool {
        guard let questions else { return true }
        return questions.contains(item.identifier)
            || crosses.contains { cross in
                [cross.rows, cross.columns].contains { version.match(of: $0.item) === item }
            }
    }
}

/// A pair of questions of which a cross-table is wanted.
package struct CrossRequest: Sendable {
    /// The question whose answers are the rows.
    package let rows: CrossVariable
    /// The question whose answers are the columns.
    package let columns: CrossVariable

    package init(rows: CrossVariable, columns: CrossVariable) {
        (self.rows, self.columns) = (rows, columns)
    }
}

/// A question, or a row of a grid, whose answers fall into categories.
package struct CrossVariable: Sendable {
    /// The item in the version in force.
    package let item: Item
    /// The code of the row of a grid.
    package let row: String?

    /// Finds what an operator named: `question`, or `grid.row`.
    package init(_ name: String, in form: Form) throws(CrossFault) {
        let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let item = form.items.first(where: { $0.identifier.text == parts[0] }) else {
            throw CrossFault(name: name, problem: .unknown)
        }
        let row = parts.count > 1 ? String(parts[1]) : nil
        if let problem = CrossFault.Problem(item, row) {
            throw CrossFault(name: name, problem: problem)
        }
        (self.item, self.row) = (item, row)
    }

    /// The name as it was typed.
    package var name: String { row.map { "\(item.identifier).\($0)" } ?? item.identifier.text }

    /// The question in the form's words.
    package var text: String {
        guard case .grid(let grid) = item.kind, let row = grid.rows.first(where: { $0.code == row })
        else { return item.text }
        return "\(item.text) – \(row.text)"
    }

    /// True where one person can fall into several categories.
    package var isMultiple: Bool {
        guard case .many = item.kind else { return false }
        return true
    }

    /// The places in a version's cells that are categories of the question; empty where that version
    /// did not ask it.
    func cells(in form: Form) -> Range<Int> {
        guard let own = form.match(of: item) else { return 0..<0 }
        let places = form.cells.indices.filter { place in
            let cell = form.cells[place]
            return cell.item == own.identifier && cell.name.isAnswer && cell.name.part == row
        }
        guard let first = places.first, let last = places.last else { return 0..<0 }
        return first..<(last + 1)
    }
}

/// Why a question cannot be laid across another one.
package struct CrossFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Problem: Hashable, Sendable {
        case unknown
        case note
        case text
        case ranking
        case gridWithoutRow(example: String)
        case noRows
        case unknownRow
    }

    package let name: String
    package let problem: Problem

    package var description: String {
        switch problem {
        case .unknown: "there is no question ‘\(name)’ in the version in force"
        case .note: "‘\(name)’ is a note and has no answer"
        case .text: "‘\(name)’ is answered by free text, which has no categories"
        case .ranking: "‘\(name)’ puts choices in order, which has no categories"
        case .gridWithoutRow(let example):
            "‘\(name)’ is a grid; name one of its rows, like ‘\(example)’"
        case .noRows: "‘\(name)’ names a row, but that question is no grid"
        case .unknownRow: "there is no row ‘\(name)’"
        }
    }
}

extension CrossFault.Problem {
    /// What is wrong with an item and a row as a variable; nil for nothing.
    fileprivate init?(_ item: Item, _ row: String?) {
        switch item.kind {
        case .note: self = .note
        case .text, .story: self = .text
        case .rank: self = .ranking
        case .grid(let grid):
            guard let row else {
                self = .gridWithoutRow(example: "\(item.identifier).\(grid.rows[0].code)")
                return
            }
            guard !grid.rows.contains(where: { $0.code == row }) else { return nil }
            self = .unknownRow
        case .consent, .one, .dropdown, .many, .yesno, .number, .rating, .nps, .slider, .date,
            .score:
            guard row != nil else { return nil }
            self = .noRows
        }
    }
}
