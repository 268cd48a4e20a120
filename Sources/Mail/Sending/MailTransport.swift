/// A way for mails to leave. Each worker's thread has an instance of its own, which waits for the
/// answer.
package protocol MailTransport {
    /// Hands a mail over, and says what became of it.
    func send(_ message: MailMessage) -> DeliveryOutcome
}
