package import Logging

/// Sends nothing, and tells the log that it would have: for trying the product out.
package struct LogTransport: MailTransport {
    private let logger: Logger

    package init(_ logger: Logger) {
        self.logger = logger
    }

    /// Logs what the mail is for. Address, subject and text belong in no log.
    package func send(_ message: MailMessage) -> DeliveryOutcome {
        logger.notice("a mail would be sent", metadata: ["kind": "\(message.kind)"])
        return .delivered
    }
}
