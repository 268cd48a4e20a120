import Foundation
package import Logging

/// Writes each event as one line to stderr, in one piece, so that lines of several threads never mix.
package struct LineLogHandler: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let line: @Sendable (LogRecord) -> [UInt8]

    package init(_ line: @escaping @Sendable (LogRecord) -> [UInt8]) {
        self.line = line
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error { all["error"] = "\(error)" }
        let record = LogRecord(
            at: Date(), level: event.level, message: event.message.description, metadata: all)
        // A log that nobody reads is no reason to stop.
        unsafe line(record).span.withUnsafeBytes {
            _ = unsafe write(STDERR_FILENO, $0.baseAddress, $0.count)
        }
    }
}
