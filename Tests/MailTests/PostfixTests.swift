import Foundation
import Mail
import MailSink
import Testing
import Values

/// Mails through the relay that most operators have.
@Suite struct PostfixTests {
    @Test("Postfix takes mails, and leaves each as it was written")
    func delivered() throws {
        let postfix = try PostfixRelay()
        let transport = SMTPTransport(to: try postfix.relay)
        let messages = MessageSample.all.map(\.message).filter {
            $0.recipient == MessageSample.reader
        }
        for message in messages { #expect(transport.send(message) == .delivered) }
        let mails = try postfix.mails(messages.count)
        #expect(mails.count == messages.count)
        for message in messages {
            // Before it stands what relays add; line ends are those of a maildir.
            let text = String(decoding: message.bytes, as: UTF8.self)
            let written = Data(text.replacing("\r\n", with: "\n").utf8)
            #expect(mails.contains { $0.suffix(written.count) == written })
        }
    }

    @Test("what Postfix refuses ends a mail only where its recipient is the reason")
    func refused() throws {
        let postfix = try PostfixRelay()
        let transport = SMTPTransport(to: try postfix.relay)
        let unknown = MessageSample.message(recipient: try address("nobody@example.net"))
        let missing = DeliveryFault(
            .recipientRefused, code: 550, status: EnhancedStatus("5.1.1"))
        #expect(transport.send(unknown) == .refused(missing))
        let denied = DeliveryFault(.policyRefused, code: 554, status: EnhancedStatus("5.7.1"))
        let elsewhere = MessageSample.message(recipient: try address("reader@example.com"))
        #expect(transport.send(elsewhere) == .deferred(denied))
        let stranger = MessageSample.message(returnPath: try address("stranger@example.org"))
        #expect(transport.send(stranger) == .deferred(denied))
        #expect(denied.isOperatorFault && !missing.isOperatorFault)
        #expect(transport.send(MessageSample.message()) == .delivered)
        #expect(try postfix.mails(1).count == 1)
    }

    private func address(_ text: String) throws -> EmailAddress {
        try #require(EmailAddress(text))
    }
}
