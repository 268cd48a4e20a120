import FormModel
import Values

/// A variable of a statistics program.
struct StatisticalVariable {
    enum Kind {
        /// Whole numbers with words.
        case labelled([(number: Int, label: String)], declining: Set<Int>)
        case number(decimals: Int)
        case day
        /// A text, or one of the pieces of long ones, of at most so many bytes.
        case text(bytes: Int, piece: Int)
        /// A text of any length, by reference.
        case longText
        /// Whether there is a text, and why not.
        case reason
    }

    let name: String
    let label: String
    let kind: Kind
    /// The place of the column that it is made of.
    let column: Int
    /// False for what every record has.
    let hasReasons: Bool
    /// The number that stands for ``MissingReason/notShown`` in SPSS; the others follow it.
    fileprivate let firstMissing: Double

    /// The number that stands for a reason in SPSS.
    func missing(_ reason: MissingReason) -> Double {
        let step = if case .day = kind { Self.secondsOfDay } else { 1.0 }
        return firstMissing + Double(reason.rawValue) * step
    }

    private static let secondsOfDay = 86_400.0

    /// A day as SPSS counts it: in seconds from 1582-10-14.
    static func seconds(of day: Day) -> Double { Double(day.number + 141_428) * secondsOfDay }
}

extension StatisticalVariable {
    /// All variables of a table; `texts` tells of the texts in each column.
    static func all(
        of table: RecordTable, in format: StatisticalFormat, texts: [TextMeasure]
    ) -> [StatisticalVariable] {
        var names = UniqueNames()
        var stems = SegmentNames(table.columns.map(\.name))
        return table.columns.enumerated().flatMap { place, column in
            kinds(of: column, format, texts[place]).map { end, label, kind in
                StatisticalVariable(
                    name: format.name(stems.name(column.name + end, kind, format), among: &names),
                    label: (label + column.label).shortened(
                        toBytes: format.longestLabels.variable),
                    kind: kind, column: place, hasReasons: column.question != nil,
                    firstMissing: firstMissing(of: column))
            }
        }
    }

    private typealias Piece = (end: String, label: String, kind: Kind)

    private static func kinds(
        of column: RecordColumn, _ format: StatisticalFormat, _ measure: TextMeasure
    ) -> [Piece] {
        switch column.kind {
        case .number(let decimals, _): return [("", "", .number(decimals: decimals))]
        case .choice(let choices):
            let declining = choices.indices.filter { choices[$0].declines }
            let labels = choices.map { ($0.number, $0.label) }
            return [("", "", .labelled(labels, declining: Set(declining)))]
        case .flag: return [("", "", .labelled([(0, "No"), (1, "Yes")], declining: []))]
        case .day: return [("", "", .day)]
        case .text, .partialDate: return texts(format, measure, isAnswer: column.question != nil)
        }
    }

    /// A text, and whether there is one: texts have no values that mean that they are missing.
    private static func texts(
        _ format: StatisticalFormat, _ measure: TextMeasure, isAnswer: Bool
    ) -> [Piece] {
        let bytes = max(1, measure.bytes)
        let texts: [Piece] =
            switch format {
            case .sav:
                (0..<measure.pieces).map {
                    ("", "", .text(bytes: min(bytes, format.longestText), piece: $0))
                }
            case .dta where bytes > format.longestText: [("", "", .longText)]
            case .dta: [("", "", .text(bytes: bytes, piece: 0))]
            }
        return isAnswer ? texts + [(".there", "Is there a text? ", .reason)] : texts
    }

    /// Numbers that no answer can be: numbers here have twelve digits before the point, and dates
    /// begin with the year 1000.
    private static func firstMissing(of column: RecordColumn) -> Double {
        let (usual, far) = (-99.0, -9_999_999_999_999.0)
        switch column.kind {
        case .choice, .flag, .text, .partialDate: return usual
        case .number(_, let least): return least.map { $0.double > -90 } ?? false ? usual : far
        case .day: return Day(year: 900, month: 1, day: 1).map(seconds) ?? far
        }
    }
}
