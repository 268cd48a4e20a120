import Testing

@testable import Mail

/// What is understood of a dialogue.
@Suite struct SMTPDialogueTests {
    @Test("the last whole reply to the last command counts")
    func course() {
        var dialogue = SMTPDialogue()
        dialogue.received("220 relay ESMTP\r\n".utf8)
        #expect(dialogue.step == .greeting && dialogue.reply?.code == 220)
        dialogue.sent("EHLO localhost\r\n".utf8)
        #expect(dialogue.step == .hello && dialogue.reply == nil)
        dialogue.received("250-relay\r\n".utf8)
        #expect(dialogue.reply == nil)
        dialogue.received("250 HELP\r\n".utf8)
        #expect(dialogue.reply?.code == 250)
        dialogue.sent("DATA\r\n".utf8)
        dialogue.received("354 go on\r\n".utf8)
        #expect(dialogue.step == .message && dialogue.reply == nil)
        dialogue.received("554 5.6.0 no\r\n".utf8)
        #expect(dialogue.reply == SMTPReply("554 5.6.0 no".utf8))
    }

    @Test("a goodbye hides no reply")
    func goodbye() {
        var dialogue = SMTPDialogue()
        dialogue.sent("RCPT TO:<a@b.example>\r\n".utf8)
        dialogue.received("550 5.1.1 no\r\n".utf8)
        let before = dialogue.reply
        dialogue.sent("QUIT\r\n".utf8)
        dialogue.received("221 2.0.0 bye\r\n".utf8)
        #expect(dialogue.step == .recipient)
        #expect(dialogue.reply == before)
    }

    @Test("a part of a password is no command")
    func password() {
        var dialogue = SMTPDialogue()
        dialogue.sent("AUTH LOGIN\r\n".utf8)
        dialogue.sent("cmVjb3VudA==\r\n".utf8)
        #expect(dialogue.step == .authentication)
    }

    @Test(
        "lines that are no reply are passed over",
        arguments: ["", "25", "abc", "9999 x", "150 x", "250x"])
    func nonsense(_ line: String) {
        #expect(SMTPReply(line.utf8) == nil)
    }

    @Test(
        "a status is three numbers",
        arguments: [
            "5.1", "5.1.1.1", "3.1.1", "5..1", "5.1.1000", "5.1.x", "-5.1.1", "5.+1.1", "5.1.1:",
            "٥.1.1",
        ])
    func noStatus(_ text: String) {
        #expect(EnhancedStatus(text) == nil)
    }

    @Test("a status tells what it is about")
    func status() {
        #expect(EnhancedStatus("5.7.1")?.subject == .policy)
        #expect(EnhancedStatus("4.999.12")?.description == "4.999.12")
        #expect(EnhancedStatus("4.999.12")?.subject == nil)
        #expect(SMTPReply("550 5.1.1\r\n".utf8)?.status?.description == "5.1.1")
        #expect(SMTPReply("550\r\n".utf8)?.code == 550)
    }

    @Test("a fault's words have the reply's numbers and none of its words")
    func words() throws {
        var dialogue = SMTPDialogue()
        dialogue.sent("RCPT TO:<reader@example.net>\r\n".utf8)
        dialogue.received("550 5.1.1 <reader@example.net> is unknown\r\n".utf8)
        guard case .refused(let fault) = DeliveryOutcome(.connectionLost, after: dialogue) else {
            Issue.record("the mail is not refused")
            return
        }
        #expect("\(fault)" == "the relay refuses the recipient (550 5.1.1)")
        #expect(!fault.isOperatorFault)
    }

    @Test(
        "a host that could change the address of the relay is none",
        arguments: ["", "a/b", "a b", "a@b", "a:25", "a?b", "a#b", "ä", "[::1]", "a\r\n", "a%00"])
    func host(_ text: String) {
        #expect(SMTPRelay(host: text, port: 25, security: .none) == nil)
        #expect(SMTPRelay(host: "relay", port: 25, security: .none, ownName: text) == nil)
    }

    @Test("an address of IPv6 stands in brackets")
    func address() {
        #expect(
            SMTPRelay(host: "::1", port: 25, security: .tls)?.url == "smtps://[::1]:25/localhost")
    }
}
