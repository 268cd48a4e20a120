import FormModel

/// How long the texts in a column are.
struct TextMeasure: Hashable {
    /// The bytes of the longest one.
    private(set) var bytes = 0
    /// How many pieces the format cuts the longest ones into.
    private(set) var pieces = 1

    /// Takes the next cell of the column into account.
    mutating func take(_ cell: RecordCell, _ format: StatisticalFormat) {
        switch cell {
        case .text(let text):
            bytes = max(bytes, text.utf8.count)
            guard text.utf8.count > format.longestText else { return }
            pieces = max(pieces, text.pieces(ofBytes: format.longestText).count)
        // Where texts stand, dates are those that can be partial.
        case .date: bytes = max(bytes, 10)
        case .missing, .flag, .choice, .number: return
        }
    }
}
