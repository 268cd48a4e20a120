/// Lines with a label, some figures and a bar, fitted to a width.
struct BarTable {
    private static let (indent, gap, mostLabel) = (2, 2, 70)

    private let figures: [Int]
    private let label: Int
    private let bar: Int

    /// For figures in columns of these widths.
    init(width: Int, figures: [Int]) {
        self.figures = figures
        let rest = width - Self.indent - Self.gap - figures.reduce(0, +)
        bar = max(8, rest * 2 / 5)
        label = min(Self.mostLabel, rest - bar)
    }

    /// The line; a long label goes on below it.
    func lines(
        _ text: String, _ numbers: [String], bar part: (part: Int, whole: Int)? = nil
    ) -> [String] {
        let labels = TextColumns.wrapped(text, to: label - 1)
        let margin = TextColumns.spaces(Self.indent)
        let figures = zip(numbers, figures).map { TextColumns.right($0, $1) }.joined()
        let bar = part.map { TerminalReport.bar($0.part, of: $0.whole, columns: self.bar) } ?? ""
        let first =
            margin + TextColumns.left(labels[0], label) + figures + TextColumns.spaces(Self.gap)
            + bar
        return [first] + labels.dropFirst().map { margin + "  " + $0 }
    }
}
