package import Values

/// A date in the Gregorian calendar whose day, or day and month, may be unknown.
package struct PartialDate: Hashable, Sendable {
    /// The year, from 1000 to 9999, so that it has four digits.
    package let year: Int
    /// The month from 1 to 12, where it is known.
    package let month: Int?
    /// The day of the month, where it is known.
    package let day: Int?

    /// The date of these parts; nil when there is none, or the month of a day is unknown.
    package init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1000...9999).contains(year), month != nil || day == nil,
            Day(year: year, month: month ?? 1, day: day ?? 1) != nil
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The date of a day.
    package init(_ day: Day) {
        let civil = day.civil
        (year, month, self.day) = (civil.year, civil.month, civil.day)
    }

    /// A date written as `2026`, `2026-05` or `2026-05-31` (ISO 8601), or nil for anything else.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let widths = parts.map(\.utf8.count)
        guard widths.first == 4, widths.count <= 3, widths.dropFirst().allSatisfy({ $0 == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy(TypedNumber.isDigit) })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        self.init(
            year: numbers[0], month: numbers.dropFirst().first, day: numbers.dropFirst(2).first)
    }

    /// How much of the date is known.
    package var precision: DatePrecision {
        if day != nil { return .day }
        return month == nil ? .year : .month
    }

    /// The known parts, the year first.
    private var parts: [Int] { [year, month, day].compactMap(\.self) }

    /// Says whether the date comes before another one, by the parts that both have.
    ///
    /// So `2020` is neither before nor after `2020-05`. For that this is no order of dates.
    package func isBefore(_ other: PartialDate) -> Bool {
        let difference = zip(parts, other.parts).first { $0 != $1 }
        return difference.map { $0 < $1 } ?? false
    }

    /// The whole years from this date to another one, by the parts that both have.
    package func years(to other: PartialDate) -> Int {
        let difference = zip(parts, other.parts).dropFirst().first { $0 != $1 }
        let isIncomplete = difference.map { $0 > $1 } ?? false
        return other.year - year - (isIncomplete ? 1 : 0)
    }
}

extension PartialDate: CustomStringConvertible {
    /// The date as `2026`, `2026-05` or `2026-05-31`.
    package var description: String {
        parts.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: "-")
    }
}
