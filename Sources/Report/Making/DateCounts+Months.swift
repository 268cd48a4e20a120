import FormModel

extension DateCounts {
    /// For how many years months are told apart, and single years.
    private static let (fewYears, manyYears) = (3, 40)

    /// Counts dates by month where all of them have one and lie within a few years, and by year or by
    /// decade otherwise.
    init(_ months: [PartialDate: Int]) {
        let years = months.keys.map(\.year)
        let (first, last) = (years.min() ?? 0, years.max() ?? 0)
        let hasMonths = months.keys.allSatisfy { $0.month != nil }
        switch last - first {
        case ..<Self.fewYears where hasMonths: self = .byMonth(months)
        case ..<Self.manyYears: self = .byYear(months, first...last, step: 1)
        default: self = .byYear(months, (first / 10 * 10)...last, step: 10)
        }
    }

    private static func byMonth(_ months: [PartialDate: Int]) -> DateCounts {
        let numbers = months.map { (number: 12 * $0.key.year + ($0.key.month ?? 1) - 1, $0.value) }
        let counts = Dictionary(numbers, uniquingKeysWith: +)
        let (first, last) = (counts.keys.min() ?? 0, counts.keys.max() ?? 0)
        let lines = (first...last).map { number in
            let month = number % 12 + 1
            let label = "\(number / 12)-\(month < 10 ? "0" : "")\(month)"
            return QuestionReport.Line(code: label, label: label, count: counts[number] ?? 0)
        }
        return DateCounts(unit: .month, lines: lines)
    }

    private static func byYear(
        _ months: [PartialDate: Int], _ years: ClosedRange<Int>, step: Int
    ) -> DateCounts {
        let numbers = months.map { ($0.key.year / step * step, $0.value) }
        let counts = Dictionary(numbers, uniquingKeysWith: +)
        let lines = stride(from: years.lowerBound, through: years.upperBound, by: step).map {
            let label = step == 1 ? "\($0)" : "\($0)–\($0 + step - 1)"
            return QuestionReport.Line(code: "\($0)", label: label, count: counts[$0] ?? 0)
        }
        return DateCounts(unit: step == 1 ? .year : .decade, lines: lines)
    }
}
