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
    /// Room for the categories of one response.
    private var rowPlaces: [Int] = []
    private var columnPlaces: [Int] = []

    /// For responses to `version` in the categories of `current`, as far as that has them.
    init(_ request: CrossRequest, of version: Form, for current: Form) {
        rows = CrossAxis(request.rows, of: version, for: current)
        columns = CrossAxis(request.columns, of: version, for: current)
        counts = Array(repeating: 0, count: rows.names.count * columns.names.count)
        rowBases = Array(repeating: 0, count: rows.names.count)
        columnBases = Array(repeating: 0, count: columns.names.count)
    }

    /// Counts responses that answered alike; `answer` gives the answer to an item of the version.
    mutating func add(times: Int, _ answer: (Item) -> Answer?) {
        rows.find(&rowPlaces, answer)
        columns.find(&columnPlaces, answer)
        guard !rowPlaces.isEmpty, !columnPlaces.isEmpty else { return }
        both += times
        for column in columnPlaces { columnBases[column] += times }
        for row in rowPlaces {
            rowBases[row] += times
            for column in columnPlaces { counts[row * columnBases.count + column] += times }
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
    /// The item of the version; nil where that does not ask it.
    let own: Item?
    /// The item whose cells are counted in: the own one, or that of the version in force where its
    /// numbers are put into the ranges of that.
    private let counted: Item?

    init(_ variable: CrossVariable, of version: Form, for current: Form) {
        own = version.match(of: variable.item)
        let range = variable.cells(in: version)
        let names = version.cells[range].map(\.name)
        let currentRange = variable.cells(in: current)
        let currentNames = current.cells[currentRange].map(\.name)
        if own != nil, variable.item.kind.isRanged, names != currentNames {
            counted = variable.item
            (self.names, self.range, form) = (currentNames, currentRange, current)
        } else {
            counted = own
            (self.names, self.range, form) = (names, range, version)
        }
    }

    /// Finds the categories that the answer to the item falls into.
    func find(_ places: inout [Int], _ answer: (Item) -> Answer?) {
        places.removeAll(keepingCapacity: true)
        guard let own, let counted, let answer = answer(own) else { return }
        form.forEachCell(counting: answer, to: counted) { cell in
            if range.contains(cell) { places.append(cell - range.lowerBound) }
        }
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
