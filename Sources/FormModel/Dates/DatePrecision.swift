/// How much of a date is known or asked for.
package enum DatePrecision: String, CaseIterable, Sendable, Comparable {
    case year, month, day

    /// A year is less precise than a month, and a month less than a day.
    package static func < (left: DatePrecision, right: DatePrecision) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .year: 0
        case .month: 1
        case .day: 2
        }
    }
}
