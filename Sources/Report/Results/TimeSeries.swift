package import Values

/// How many responses came in each day, week, month or year, without gaps.
package struct TimeSeries: Hashable, Sendable {
    package enum Unit: String, Sendable {
        case day, week, month, year
    }

    package struct Point: Hashable, Sendable {
        /// The first day of the time.
        package let start: Day
        package let count: Int
    }

    package let unit: Unit
    package let points: [Point]

    /// Divides days so that there are a few dozen points at most.
    init(_ days: [Day: Int]) {
        let numbers = days.keys.map(\.number)
        let (first, last) = (numbers.min() ?? 0, numbers.max() ?? 0)
        unit = Unit(days: last - first)
        guard !days.isEmpty else {
            points = []
            return
        }
        var counts: [Day: Int] = [:]
        for (day, count) in days { counts[unit.start(of: day), default: 0] += count }
        var points: [Point] = []
        var start = unit.start(of: Day(number: first))
        while start.number <= last {
            points.append(Point(start: start, count: counts[start] ?? 0))
            start = unit.next(after: start)
        }
        self.points = points
    }
}

extension TimeSeries.Unit {
    fileprivate init(days: Int) {
        switch days {
        case ..<32: self = .day
        case ..<184: self = .week
        case ..<1_098: self = .month
        default: self = .year
        }
    }

    /// The first day of the time that holds a day; weeks begin on Monday (ISO 8601).
    fileprivate func start(of day: Day) -> Day {
        let (year, month, _) = day.civil
        return switch self {
        case .day: day
        // 1970-01-01 was a Thursday.
        case .week: Day(number: day.number - (((day.number + 3) % 7) + 7) % 7)
        case .month: Day(year: year, month: month, day: 1) ?? day
        case .year: Day(year: year, month: 1, day: 1) ?? day
        }
    }

    fileprivate func next(after start: Day) -> Day {
        switch self {
        case .day: Day(number: start.number + 1)
        case .week: Day(number: start.number + 7)
        case .month: self.start(of: Day(number: start.number + 31))
        case .year: self.start(of: Day(number: start.number + 366))
        }
    }

    /// The time that begins with a day, in words.
    package func label(of start: Day) -> String {
        let text = start.description
        return switch self {
        case .day: text
        case .week: "week of \(text)"
        case .month: String(text.prefix(7))
        case .year: String(text.prefix(4))
        }
    }
}
