package import Foundation
package import Logging

/// What one line of the log tells.
package struct LogRecord: Sendable {
    package let moment: Date
    package let level: Logger.Level
    package let message: String
    /// Sorted by their names; none has the name of a field above.
    package let fields: [(name: String, value: String)]

    package init(
        at moment: Date, level: Logger.Level, message: String, metadata: Logger.Metadata
    ) {
        (self.moment, self.level, self.message) = (moment, level, message)
        fields = metadata.map { (Self.free($0.key), $0.value.description) }
            .sorted { $0.name < $1.name }
    }

    /// The moment in UTC, to the millisecond (RFC 3339).
    package var time: String {
        moment.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }

    /// A name that nothing else of the line has.
    private static func free(_ name: String) -> String {
        ["time", "level", "message"].contains(name) ? "\(name)_" : name
    }
}
