import Glibc

/// A moment in UTC, in whole seconds since 1970-01-01T00:00:00Z.
package struct Moment: Hashable, Sendable, Comparable {
    /// Seconds since 1970, leap seconds not counted.
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    package static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

    /// The moment `seconds` later (earlier when negative).
    package func advanced(by seconds: Int64) -> Moment {
        Moment(seconds: self.seconds + seconds)
    }

    /// The day in UTC that holds the moment.
    package var day: Day {
        Day(number: Int((Double(seconds) / 86_400).rounded(.down)))
    }
}

extension Moment: CustomStringConvertible {
    /// The moment as RFC 3339, for example `2026-11-23T09:05:00Z`.
    package var description: String {
        let second = Int(seconds) - day.number * 86_400
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { padded($0, to: 2) }
        return "\(day)T\(clock.joined(separator: ":"))Z"
    }
}

/// Tells the time; passed in, so that tests choose it.
package struct WallClock: Sendable {
    private let read: @Sendable () -> Moment

    package init(_ read: @escaping @Sendable () -> Moment) {
        self.read = read
    }

    /// The moment it is now.
    package var now: Moment { read() }

    /// The machine's own clock.
    package static let system = WallClock { Moment(seconds: Int64(time(nil))) }
}
