import Disclosure
import FormModel
import Values

/// A question with what was counted and collected of it in all versions that ask it.
struct CountedQuestion {
    let item: Item
    /// The last version that asked it; nil for the one in force.
    private let lastVersion: String?
    /// How many responses the report counts, and how many of those are to versions that ask it.
    private let all: Int
    private let asked: Int
    private let cells: [CountedCell]
    private let shown: Int
    private let answered: Int
    /// What the answers hold; nil where only cells were counted.
    private let details: Details?

    /// What was collected from the answers themselves.
    struct Details {
        var numbers: [FixedDecimal: Int] = [:]
        var months: [PartialDate: Int] = [:]
        /// The draws of the question's texts, and by the codes of choices.
        var texts: [String?: TextDraw] = [:]
    }

    init(_ item: Item, all: Int, cells: [CountedCell]) {
        (self.item, self.all, lastVersion, details) = (item, all, nil, nil)
        asked = all
        self.cells = cells.filter(\.name.isAnswer)
        shown = cells.first { $0.name == .shown }?.count ?? 0
        answered = cells.first { $0.name == .answered }?.count ?? 0
    }

    init(_ item: Item, of form: Form, isFormer: Bool, versions: [VersionTally], all: Int) {
        (self.item, self.all) = (item, all)
        lastVersion = isFormer ? form.version.description : nil
        let own = versions.sorted { $1.form.version < $0.form.version }.compactMap { version in
            version.form.match(of: item).map { (version: version, item: $0) }
        }
        asked = own.reduce(0) { $0 + $1.version.responses }
        var cells = form.cells.filter { $0.item == item.identifier }.map {
            CountedCell(name: $0.name, count: 0, isFormer: false)
        }
        var details = Details()
        for (version, item) in own {
            version.add(item, to: &cells)
            version.add(item, to: &details)
        }
        shown = cells.first { $0.name == .shown }?.count ?? 0
        answered = cells.first { $0.name == .answered }?.count ?? 0
        self.cells = cells.filter(\.name.isAnswer)
        self.details = details
    }
}

extension VersionTally {
    /// Adds the counts of a question to those of the same cells; what is not among them is former.
    fileprivate func add(_ item: Item, to cells: inout [CountedCell]) {
        for (place, cell) in form.cells.enumerated() where cell.item == item.identifier {
            let count = self.cells[place]
            if let index = cells.firstIndex(where: { $0.name == cell.name }) {
                cells[index].count += count
            } else if count > 0 {
                cells.append(CountedCell(name: cell.name, count: count, isFormer: true))
            }
        }
    }

    fileprivate func add(_ item: Item, to details: inout CountedQuestion.Details) {
        details.numbers.merge(numbers[item.index] ?? [:], uniquingKeysWith: +)
        details.months.merge(months[item.index] ?? [:], uniquingKeysWith: +)
        for (place, draw) in texts where place.item == item.index {
            let code = place.choice.map { item.kind.choices[$0].code }
            details.texts[code, default: draw.emptied].merge(draw)
        }
    }
}

extension TextDraw {
    /// A draw of as many texts in the same order, of none yet.
    fileprivate var emptied: TextDraw { TextDraw(limit: limit, seed: seed) }

    /// The texts as they are shown.
    var samples: [TextSample] {
        texts.map {
            TextSample(
                text: Redaction.text($0.text), language: $0.language.text, count: $0.count)
        }
    }
}

// MARK: - The report

extension CountedQuestion {
    /// The question as a report shows it.
    var report: QuestionReport {
        QuestionReport(
            name: item.identifier.text, text: item.text, kind: item.kind.key.rawValue,
            base: shown, answered: answered, notShown: asked - shown, notAsked: all - asked,
            lastVersion: lastVersion, identifies: item.identifies, body: body,
            writeIns: writeIns)
    }

    private var body: QuestionReport.Body {
        switch item.kind {
        case .consent, .one, .dropdown, .yesno, .note: .choices(lines)
        case .many: .several(lines)
        case .rating: .scale(lines, scaleSummary, recommendation: nil)
        case .nps: .scale(lines, scaleSummary, recommendation: recommendation)
        case .number(let number): .numbers(histogram, summary, unit: number.unit)
        case .slider: .numbers(histogram, summary, unit: nil)
        case .score: .score(histogram + belowBands, summary)
        case .date: .dates(dates)
        case .grid(let grid): .grid(GridTable(grid, cells))
        case .rank(let rank): .ranking(RankTable(rank, cells))
        case .text, .story: .texts(details.map { $0.texts[nil]?.samples ?? [] })
        }
    }

    private func label(_ cell: CellName) -> String { item.label(of: cell) ?? cell.code }

    private func line(_ cell: CountedCell) -> QuestionReport.Line {
        QuestionReport.Line(
            code: cell.name.code, label: label(cell.name), count: cell.count,
            isFormer: cell.isFormer)
    }

    private var lines: [QuestionReport.Line] { cells.map(line) }

    private var summary: NumberSummary? { details.flatMap { NumberSummary($0.numbers) } }

    /// The ranges of the version in force; where an earlier one had others, the numbers that were given
    /// are put into these.
    private var histogram: [QuestionReport.Line] {
        guard let numbers = details?.numbers, cells.contains(where: \.isFormer) else {
            return lines
        }
        return cells.filter { !$0.isFormer }.map { cell in
            let count = numbers.filter { cell.name.holds($0.key) }.values.reduce(0, +)
            return line(CountedCell(name: cell.name, count: count, isFormer: false))
        }
    }

    /// Scores below the lowest band, which no cell counts.
    private var belowBands: [QuestionReport.Line] {
        let below = answered - histogram.reduce(0) { $0 + $1.count }
        guard below > 0 else { return [] }
        return [QuestionReport.Line(code: "below", label: "Below the lowest band", count: below)]
    }

    // MARK: - Scales

    private var ratings: [(number: Double, times: Int)] {
        cells.compactMap { cell in
            guard case .rating(let rating) = cell.name else { return nil }
            return (Double(rating), cell.count)
        }.sorted { $0.number < $1.number }
    }

    private var scaleSummary: NumberSummary? { NumberSummary(sorted: ratings) }

    /// The share of 9 and 10 less that of 0 to 6, in percent.
    private var recommendation: Double? {
        guard answered > 0 else { return nil }
        let promoters = ratings.filter { $0.number >= 9 }.reduce(0) { $0 + $1.times }
        let detractors = ratings.filter { $0.number <= 6 }.reduce(0) { $0 + $1.times }
        return 100 * Double(promoters - detractors) / Double(answered)
    }

    // MARK: - Dates and texts

    private var dates: DateCounts {
        guard let months = details?.months, !months.isEmpty else {
            return DateCounts(unit: .range, lines: lines)
        }
        return DateCounts(months)
    }

    private var writeIns: [WriteIns] {
        guard let texts = details?.texts else { return [] }
        let codes = texts.keys.compactMap(\.self)
        let order = cells.map(\.name.code)
        return codes.sorted { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
            .map { code in
                let label = cells.first { $0.name.code == code }.map { self.label($0.name) }
                return WriteIns(
                    code: code, label: label ?? code, samples: texts[code]?.samples ?? [])
            }
    }
}

extension CellName {
    /// Says whether a number falls into the cell.
    fileprivate func holds(_ number: FixedDecimal) -> Bool {
        switch self {
        case .bin(let bin):
            (bin.lower.map { $0 <= number } ?? true)
                && (bin.upper.map { bin.includesUpper ? number <= $0 : number < $0 } ?? true)
        case .number(let own): own == number
        case .shown, .answered, .choice, .yes, .no, .given, .refused, .rating, .rowChoice, .place:
            false
        }
    }
}
