import Values

/// A whole number on a short scale with words at its ends.
package struct RatingItem: KindRules {
    /// The scale, by default from 1 to 5.
    package let scale: ClosedRange<Int>
    /// What the low end means.
    package let low: String?
    /// What the high end means.
    package let high: String?

    static let keys = ["min", "max", "low", "high"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> RatingItem? {
        let least = keys.wholeNumber("min", in: 0...10) ?? 1
        let most = keys.wholeNumber("max", in: 2...11) ?? 5
        let (low, high) = (keys.text("low")?.text, keys.text("high")?.text)
        guard keys.checkOrder(least, most) else { return nil }
        return RatingItem(scale: least...most, low: low, high: high)
    }

    func translated(_ words: ItemWords) -> RatingItem {
        RatingItem(
            scale: scale, low: words.text("low", low), high: words.text("high", high))
    }

    var attributes: [String: JSONValue] {
        members([
            "min": scale.lowerBound == 1 ? nil : .integer(Int64(scale.lowerBound)),
            "max": scale.upperBound == 5 ? nil : .integer(Int64(scale.upperBound)),
            "low": low.map(JSONValue.string),
            "high": high.map(JSONValue.string),
        ])
    }

    var fieldSuffixes: [String] { [""] }
    var cells: [CellName] { scale.map(CellName.rating) }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch fields.single() {
        case .nothing: return .none
        case .several: return .refused(.severalAnswers)
        case .value(let range):
            guard let number = TypedNumber.read(fields.bytes, range, unit: []),
                number.decimals == 0, let rating = Int(exactly: number.mantissa),
                scale.contains(rating)
            else {
                return .refused(.notARating(least: scale.lowerBound, most: scale.upperBound))
            }
            return .answer(.rating(rating))
        }
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        output.append(contentsOf: String(rating(answer)).utf8)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .number(let text) = stored, let rating = Int(text), scale.contains(rating)
        else { return nil }
        return .rating(rating)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        add(rating(answer) - scale.lowerBound)
    }

    func display(_ answer: Answer) -> String {
        "\(rating(answer)) (\(scale.lowerBound) to \(scale.upperBound))"
    }

    private func rating(_ answer: Answer) -> Int {
        guard case .rating(let rating) = answer else { preconditionFailure(wrongAnswer) }
        return rating
    }
}
