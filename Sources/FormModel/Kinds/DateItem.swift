import Values

/// A date, of which the day, or the day and the month, may not be asked or not be known.
package struct DateItem: KindRules {
    /// How much is asked.
    package let precision: DatePrecision
    /// True when the day, or the day and the month, may be left out.
    package let isPartial: Bool
    /// The first date that is accepted.
    package let least: DateLimit?
    /// The last date that is accepted.
    package let most: DateLimit?

    private let bins: NumberBins

    init(precision: DatePrecision, isPartial: Bool, least: DateLimit?, most: DateLimit?) {
        (self.precision, self.isPartial) = (precision, isPartial)
        (self.least, self.most) = (least, most)
        bins = .years(from: least?.date?.year, to: most?.date?.year)
    }

    static let keys = ["precision", "partial", "min", "max"]

    static func read(_ keys: MappingReader, _ scope: FormScope) -> DateItem? {
        let precision = keys.value("precision", .datePrecision, DatePrecision.init) ?? .day
        let isPartial = keys.flag("partial") ?? false
        let least = keys.value("min", .dateLimit, DateLimit.init)
        let most = keys.value("max", .dateLimit, DateLimit.init)
        if isPartial, precision == .year {
            keys.report(.partialYear, at: keys.entry("partial")?.place)
        }
        if let first = least?.date, let last = most?.date, last.isBefore(first) {
            keys.report(
                .minAboveMax(min: first.description, max: last.description),
                at: keys.entry("min")?.place)
            return nil
        }
        return DateItem(precision: precision, isPartial: isPartial, least: least, most: most)
    }

    func translated(_ words: ItemWords) -> DateItem { self }

    var attributes: [String: JSONValue] {
        members([
            "precision": precision == .day ? nil : .string(precision.rawValue),
            "partial": isPartial ? .bool(true) : nil,
            "min": least.map { .string($0.description) },
            "max": most.map { .string($0.description) },
        ])
    }

    var fieldSuffixes: [String] { [""] + fieldParts.map { ".\($0.rawValue)" } }
    var cells: [CellName] { bins.bins.map(CellName.bin) }

    /// The parts that have a field of their own, in the order in which they are asked; a year alone
    /// has the item's field.
    package var fieldParts: [DatePrecision] { TypedDate.parts(precision) }

    func check(_ fields: ItemFields) -> AnswerReading {
        let typed = TypedDate(fields: fields, precision: precision, isPartial: isPartial)
        switch typed.read() {
        case .nothing: return .none
        case .refused(let faults): return .refused(faults)
        case .date(let date):
            return fault(in: date, on: PartialDate(fields.today)).map { .refused($0) }
                ?? .answer(.date(date))
        }
    }

    private func fault(in date: PartialDate, on today: PartialDate) -> Issue.Fault? {
        if let least, date.isBefore(least.date(on: today)) { return .tooEarly(least: least) }
        if let most, most.date(on: today).isBefore(date) { return .tooLate(most: most) }
        return nil
    }

    func append(_ answer: Answer, to output: inout [UInt8]) {
        JSONText.append(date(answer).description, to: &output)
    }

    func answer(from stored: JSONInput) -> Answer? {
        guard case .string(let text) = stored, let date = PartialDate(text),
            date.precision <= precision
        else { return nil }
        return .date(date)
    }

    func count(_ answer: Answer, _ add: (Int) -> Void) {
        add(bins.index(of: FixedDecimal(mantissa: Int64(date(answer).year), decimals: 0)))
    }

    func display(_ answer: Answer) -> String { date(answer).description }

    private func date(_ answer: Answer) -> PartialDate {
        guard case .date(let date) = answer else { preconditionFailure(wrongAnswer) }
        return date
    }
}
