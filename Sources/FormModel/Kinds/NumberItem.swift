import Values

/// A number, with a unit, decimals and a range where the form sets them.
package struct NumberItem: KindRules {
    /// What the number counts, for example `kg`; it may be typed behind the number.
    package let unit: String?
    /// How many digits an answer can have behind the point, from 0 to 6.
    package let decimals: Int
    /// The least number that is accepted.
    package let least: FixedDecimal?
    /// The greatest number that is accepted.
    package let most: FixedDecimal?

    private let bins: NumberBins
    private let unitBytes: [UInt8]

    init(unit: String?, decimals: Int, least: FixedDecimal?, most: FixedDecimal?) {
        (self.unit, self.decimals, self.least, self.most) = (unit, decimals, least, most)
        bins = NumberBins(from: least, to: most, decimals: decimals)
        unitBytes = Array((unit ?? "").utf8)
    }

    static let keys = ["unit", "decimals", "min", "max"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> NumberItem? {
        let decimals = keys.wholeNumber("decimals", in: 0...FixedDecimal.mostDecimals) ?? 0
        let least = keys.number("min", decimals: decimals)
        let most = keys.number("max", decimals: decimals)
        let isOrdered = keys.checkOrder(least, most)
        let unit = keys.text("unit")?.text
        guard isOrdered else { return nil }
        return NumberItem(unit: unit, decimals: decimals, least: least, most: most)
    }

    func translated(_ words: ItemWords) -> NumberItem {
        NumberItem(
            unit: words.text("unit", unit), decimals: decimals, least: least, most: most)
    }

    var attributes: [String: JSONValue] {
        members([
            "unit": unit.map(JSONValue.string),
            "decimals": decimals == 0 ? nil : .integer(Int64(decimals)),
            "min": least.map { .string($0.description) },
            "max": most.map { .string($0.description) },
        ])
    }

    var fieldSuffixes: [String] { [""] }
    var cells: [CellName] { bins.bins.map(CellName.bin) }

    func check(_ fields: ItemFields) -> AnswerReading {
        switch fields.single() {
        case .nothing: return .none
        case .several: return .refused(.severalAnswers)
        case .value(let range):
            guard let number = TypedNumber.read(fields.bytes, range, unit: unitBytes) else {
                return .refused(.notANumber(unit: unit))
            }
            return fault(in: number).map { .refused($0) } ?? .answer(.number(number))
        }
    }

    private func fault(in number: FixedDecimal) -> Issue.Fault? {
        if number.decimals > decimals { return .tooManyDecimals(most: decimals) }
        if let least, number < least { return .tooSmall(least: least) }
        if let most, number > most { return .tooLarge(most: most) }
        return nil
    }

    /// Appends the number as a JSON string, so that no reader rounds it.
    func append(_ answer: Answer, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        output.append(contentsOf: number(answer).description.utf8)
        output.append(UInt8(ascii: "\""))
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .string(let text) = stored else { return nil }
        return FixedDecimal(text).map(Answer.number)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        add(bins.index(of: number(answer)))
    }

    func display(_ answer: Answer) -> String {
        let number = number(answer).description
        return unit.map { "\(number) \($0)" } ?? number
    }

    private func number(_ answer: Answer) -> FixedDecimal {
        guard case .number(let number) = answer else { preconditionFailure(wrongAnswer) }
        return number
    }
}
