import Disclosure
import FormModel

/// How many responses of one version fall into each pair of answers.
struct CrossTally: Sendable {
    let rows: CrossAxis
    let columns: CrossAxis
    /// Row by row.
    private(set) var counts: [Int]
    /// How many answered both questions, and how many of those so.
    private(set) var both = 0
    private(set) var rowBases: [Int]
    private(set) var columnBases: [Int]

    /// For responses to `version` in the categories of `current`, as far as that has them.
    init(_ request: CrossRequest, of version: Form, for current: Form) {
        rows = CrossAxis(request.rows, of: version, for: current)
        columns = CrossAxis(request.columns, of: version, for: current)
        counts = Array(repeating: 0, count: rows.names.count * columns.names.count)
        rowBases = Array(repeating: 0, count: rows.names.count)
        columnBases = Array(repeating: 0, count: columns.names.count)
    }

    mutating func add(_ answers: StoredAnswers) {
        let (rows, columns) = (self.rows.places(of: answers), self.columns.places(of: answers))
        guard !rows.isEmpty, !columns.isEmpty else { return }
        both += 1
        for column in columns { columnBases[column] += 1 }
        for row in rows {
            rowBases[row] += 1
            for column in columns { counts[row * columnBases.count + column] += 1 }
        }
    }

    mutating func merge(_ other: CrossTally) {
        both += other.both
        for index in counts.indices { counts[index] += other.counts[index] }
        for index in rowBases.indices { rowBases[index] += other.rowBases[index] }
        for index in columnBases.indices { columnBases[index] += other.columnBases[index] }
    }
}

/// The categories of a question as one version of its form has them.
struct CrossAxis: Sendable {
    /// The cells that the categories are.
    let names: [CellName]
    /// Their places among the cells of the form.
    private let range: Range<Int>
    private let form: Form
    /// The item of the version in force and that of this one, where its numbers are put into the ranges
    /// of the version in force.
    private let ranged: (current: Item, own: Item)?

    init(_ variable: CrossVariable, of version: Form, for current: Form) {
        let own = version.match(of: variable.item)
        let range = variable.cells(in: version)
        let names = version.cells[range].map(\.name)
        let currentRange = variable.cells(in: current)
        let currentNames = current.cells[currentRange].map(\.name)
        if let own, variable.item.kind.isRanged, names != currentNames {
            ranged = (variable.item, own)
            (self.names, self.range, form) = (currentNames, currentRange, current)
        } else {
            ranged = nil
            (self.names, self.range, form) = (names, range, version)
        }
    }

    /// The categories that answers fall into.
    func places(of answers: StoredAnswers) -> [Int] {
        guard let ranged else { return places(answers.countCells) }
        let answer = answers.answers.first { $0.item.index == ranged.own.index }?.answer
        return answer.map { places(form.cells(counting: $0, to: ranged.current)) } ?? []
    }

    private func places(_ cells: [Int]) -> [Int] {
        cells.compactMap { range.contains($0) ? $0 - range.lowerBound : nil }
    }
}

extension ItemKind {
    /// True for a question whose answers are counted in ranges.
    fileprivate var isRanged: Bool {
        switch self {
        case .number, .slider, .date, .score: true
        case .consent, .one, .dropdown, .many, .yesno, .text, .story, .rating, .nps, .grid, .rank,
            .note:
            false
        }
    }
}
