import Values

/// A whole number from 0 to 10: how likely a person would recommend something.
///
/// Source: F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, 2003.
package struct NPSItem: KindRules {
    /// The scale from 0 to 10 with the words at its ends.
    package let rating: RatingItem

    static let keys = ["low", "high"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> NPSItem? {
        let (low, high) = (keys.text("low")?.text, keys.text("high")?.text)
        return NPSItem(rating: RatingItem(scale: 0...10, low: low, high: high))
    }

    func translated(_ words: ItemWords) -> NPSItem {
        NPSItem(rating: rating.translated(words))
    }

    var attributes: [String: JSONValue] {
        members([
            "low": rating.low.map(JSONValue.string), "high": rating.high.map(JSONValue.string),
        ])
    }

    var fieldSuffixes: [String] { rating.fieldSuffixes }
    var cells: [CellName] { rating.cells }

    func check(_ fields: ItemFields) -> AnswerReading { rating.check(fields) }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        rating.append(answer, to: &output)
    }

    func answer(from stored: JSONInput) -> Answer? { rating.answer(from: stored) }

    func count(_ answer: Answer, _ add: (Int) -> Void) { rating.count(answer, add) }

    func display(_ answer: Answer) -> String { rating.display(answer) }
}
