package import Logging

/// How a line of the log is written.
package enum LogFormat: String, CaseIterable, Sendable {
    /// For people.
    case text
    /// One JSON object a line.
    case json
    /// `key=value` pairs.
    case logfmt
}

extension Settings {
    /// What writes the log, to stderr.
    package func logger() -> Logger {
        var logger = Logger(label: "recount") { label in
            switch logFormat {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: LineLogHandler { JSONLogLine.text(of: $0) }
            case .logfmt: LineLogHandler { LogfmtLine.text(of: $0) }
            }
        }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        return logger
    }
}
