/// A table of counts with their percentages of each row, fitted to a width: what does not fit beside
/// each other stands below.
struct CellGrid {
    struct Row {
        let label: String
        /// What the percentages are of.
        let base: Int
        let counts: [Int]
    }

    private static let (indent, figure) = (2, 8)

    private let width: Int
    /// What stands above the columns.
    private let keys: [String]
    /// What the keys mean; empty where they are the labels themselves.
    private let legend: [String]

    init(width: Int, columns: [String]) {
        self.width = width
        let isShort = columns.allSatisfy { TextColumns.width($0) < Self.figure - 1 }
        keys = isShort ? columns : columns.indices.map(Self.key)
        legend = isShort ? [] : zip(keys, columns).map { "\($0) = \($1)" }
    }

    /// A, B, … Z, A1, …
    private static func key(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? letter : letter + String(index / 26)
    }

    func lines(_ rows: [Row]) -> [String] {
        let margin = TextColumns.spaces(Self.indent)
        let key = legend.flatMap { entry in
            TextColumns.wrapped(entry, to: width - Self.indent).enumerated().map {
                margin + ($0.offset > 0 ? "    " : "") + $0.element
            }
        }
        return key
            + blocks.flatMap { block in
                [header(block)] + rows.flatMap { lines($0, block) }
            }
    }

    /// The columns that stand beside each other.
    private var blocks: [Range<Int>] {
        let fitting = max(1, (width - Self.indent - leastLabel - Self.figure) / Self.figure)
        return stride(from: 0, to: keys.count, by: fitting).map {
            $0..<min($0 + fitting, keys.count)
        }
    }

    private var leastLabel: Int { width / 3 }

    private func label(_ block: Range<Int>) -> Int {
        width - Self.indent - Self.figure * (block.count + 1)
    }

    private func header(_ block: Range<Int>) -> String {
        let names = ["people"] + keys[block]
        return TextColumns.spaces(Self.indent + labelColumns(block))
            + names.map { TextColumns.right($0, Self.figure) }.joined()
    }

    private func labelColumns(_ block: Range<Int>) -> Int { min(label(block), 48) }

    private func lines(_ row: Row, _ block: Range<Int>) -> [String] {
        let columns = labelColumns(block)
        let labels = TextColumns.wrapped(row.label, to: columns - 1)
        let counts = [String(row.base)] + row.counts[block].map(String.init)
        let shares = [""] + row.counts[block].map { Figures.percent($0, of: row.base) }
        let figures = (row.base > 0 ? [counts, shares] : [counts]).map { line in
            line.map { TextColumns.right($0, Self.figure) }.joined()
        }
        return (0..<max(labels.count, figures.count)).map { index in
            let label = index < labels.count ? (index > 0 ? " " : "") + labels[index] : ""
            return TextColumns.spaces(Self.indent) + TextColumns.left(label, columns)
                + (index < figures.count ? figures[index] : "")
        }
    }
}
