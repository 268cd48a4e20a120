/// Reads a date as people type it, in a field for each part, or as programs send it, in one.
struct TypedDate {
    let fields: ItemFields
    let precision: DatePrecision
    /// True when the day, or the day and the month, may be left out.
    let isPartial: Bool

    /// The parts that have a field of their own, in the order in which they are asked.
    static func parts(_ precision: DatePrecision) -> [DatePrecision] {
        switch precision {
        case .year: []
        case .month: [.month, .year]
        case .day: [.day, .month, .year]
        }
    }

    enum Reading {
        case nothing
        case date(PartialDate)
        case refused([(part: Int, fault: Issue.Fault)])
    }

    func read() -> Reading {
        let parts = Self.parts(precision).map(part)
        let faults = parts.compactMap(\.fault)
        guard faults.isEmpty else { return .refused(faults) }
        let typed = parts.filter { $0.number != nil }
        switch fields.single() {
        case .several: return .refused([(0, .severalAnswers)])
        case .value(let range):
            return typed.isEmpty ? whole(range) : .refused([(0, .severalAnswers)])
        case .nothing:
            return typed.isEmpty ? .nothing : joined(parts)
        }
    }

    // MARK: - One field

    private func whole(_ range: Range<Int>) -> Reading {
        // A year alone has this field, and is typed as freely as beside a month.
        if precision == .year, let year = number(range, .year), let date = PartialDate(year: year) {
            return .date(date)
        }
        let text = String(decoding: fields.bytes[range], as: UTF8.self)
        guard let date = PartialDate(text), date.precision <= precision else {
            return .refused([(0, .notADate(precision))])
        }
        guard isPartial || date.precision == precision else {
            return .refused([(0, .datePartMissing(date.month == nil ? .month : .day))])
        }
        return .date(date)
    }

    // MARK: - A field for each part

    private struct Part {
        let kind: DatePrecision
        let field: Int
        var number: Int?
        var fault: (part: Int, fault: Issue.Fault)?
    }

    private func part(_ kind: DatePrecision) -> Part {
        var part = Part(kind: kind, field: field(of: kind))
        switch fields.single(part.field) {
        case .nothing: break
        case .several: part.fault = (part.field, .severalAnswers)
        case .value(let range):
            part.number = number(range, kind)
            if part.number == nil { part.fault = (part.field, .notADatePart(kind)) }
        }
        return part
    }

    private func field(of kind: DatePrecision) -> Int {
        (Self.parts(precision).firstIndex(of: kind) ?? 0) + 1
    }

    private func number(_ range: Range<Int>, _ kind: DatePrecision) -> Int? {
        let text = String(decoding: fields.bytes[range], as: UTF8.self)
        let number = wholeNumber(range)
        switch kind {
        case .year: return number.flatMap { (1000...9999).contains($0) ? $0 : nil }
        case .month:
            return number.map { (1...12).contains($0) ? $0 : nil } ?? MonthName.month(text)
        case .day: return number.flatMap { (1...31).contains($0) ? $0 : nil }
        }
    }

    private func wholeNumber(_ range: Range<Int>) -> Int? {
        // Also with a point behind, as ordinals have it in many languages: 5. May.
        guard let number = TypedNumber.read(fields.bytes, range, unit: []), number.decimals == 0
        else { return nil }
        return Int(exactly: number.mantissa)
    }

    private func joined(_ parts: [Part]) -> Reading {
        func number(_ kind: DatePrecision) -> Int? { parts.first { $0.kind == kind }?.number }
        let (day, month) = (number(.day), number(.month))
        var missing: [DatePrecision] = []
        if precision == .day, day == nil, !isPartial { missing.append(.day) }
        if month == nil, day != nil || !isPartial { missing.append(.month) }
        guard let year = number(.year), missing.isEmpty else {
            if number(.year) == nil { missing.append(.year) }
            return .refused(missing.map { (field(of: $0), .datePartMissing($0)) })
        }
        guard let date = PartialDate(year: year, month: month, day: day) else {
            return .refused([(field(of: .day), .noSuchDay)])
        }
        return .date(date)
    }
}
