import Foundation
import MailSink
import Testing

/// Mails over a mail server that fails: none is lost, and a second one only where SMTP leaves it open.
@Suite struct MailFaultTests {
    /// One way to fail, and how the mail ends.
    struct Row: CustomTestStringConvertible, Sendable {
        let name: String
        let fault: MailSink.Fault?
        /// What stands in the outbox after the first attempt.
        let first: String
        /// How many mails are kept once the server works again.
        var kept = 1
        var password = MailRelay.login.password
        var certificate = "localhost"
        /// How long a mail may take.
        var seconds = 2

        var testDescription: String { name }
        /// Whether it is given up at once, as the server said.
        var isRefused: Bool { first.contains("refused") }
    }

    static let rows: [Row] = [
        Row(
            name: "later, at the recipient",
            fault: .answer("451 4.3.0 later", at: .recipient), first: "queued  451 4.3.0"),
        Row(
            name: "never, at the recipient",
            fault: .answer("550 5.1.1 nobody", at: .recipient), first: "refused  550 5.1.1",
            kept: 0),
        Row(
            name: "full, at the recipient", fault: .answer("452 4.2.2 full", at: .recipient),
            first: "queued  452 4.2.2"),
        Row(
            name: "later, behind the mail", fault: .answer("451 4.3.0 later", at: .message),
            first: "queued  451 4.3.0"),
        Row(
            name: "never, behind the mail", fault: .answer("554 5.6.0 no", at: .message),
            first: "refused  554 5.6.0", kept: 0),
        // The one case that SMTP leaves open (RFC 5321 §4.1.1.4): kept, and never said so.
        Row(
            name: "the connection breaks at the end", fault: .loss, first: "queued  connectionLost",
            kept: 2),
        Row(name: "greylisting", fault: .greylist, first: "queued  451 4.7.1"),
        Row(
            name: "no word behind the mail", fault: .silence(at: .message),
            first: "queued  timedOut"),
        Row(name: "no word at all", fault: .silence(at: .greeting), first: "queued  timedOut"),
        Row(
            name: "something else than TLS", fault: .garbage,
            first: "queued  encryptionBroken"),
        Row(name: "slow", fault: .slow, first: "", seconds: 20),
        Row(
            name: "the certificate of another", fault: nil, first: "queued  certificateRefused",
            certificate: "other.example.org"),
        Row(name: "a wrong password", fault: nil, first: "queued  535", password: "wrong"),
    ]

    @Test("each fault ends as it ought to", arguments: rows)
    func fault(_ row: Row) throws {
        let sink = try MailSink(
            security: .starttls, name: row.certificate, login: MailRelay.login, fault: row.fault)
        let service = try RecountProcess(
            environment: MailRelay.environment(
                sink, security: .starttls, password: row.password, seconds: row.seconds))
        _ = try service.client().post(
            "/sign-up", FormAnswers(["email": "ada@example.org", "purpose": "updates"]))
        let list = row.isRefused ? ["outbox", "list", "--ended"] : ["outbox", "list"]
        if !row.first.isEmpty {
            var shown = ""
            let isThere = try eventually {
                shown = try service.command(list).output
                return shown.contains("confirmation  \(row.first)")
            }
            #expect(isThere, "\(shown)")
        }
        let kept = try mended(row, sink, service)
        #expect(kept.count == row.kept)
        #expect(Set(kept.map { ReceivedMail($0.content).fields["message-id"] }).count <= 1)
        #expect(!(service.log + service.output).contains("ada@"))
    }

    /// What both servers have kept, when the second one, without a fault, has taken what was left.
    private func mended(
        _ row: Row, _ sink: MailSink, _ service: RecountProcess
    ) throws -> [SunkMail] {
        eventually { (try? !sink.mails.isEmpty) ?? false || row.first != "" }
        var kept = try sink.mails
        guard !row.isRefused, row.first != "" else { return kept }
        sink.stop()
        kept = try sink.mails
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let second = try MailSink(security: .starttls, login: MailRelay.login)
        let next = try RecountProcess(
            on: service.data, environment: MailRelay.environment(second, security: .starttls))
        #expect(try next.command("outbox", "retry").ending == .exit(0))
        eventually { (try? !second.mails.isEmpty) ?? false }
        #expect(try next.outbox() == "no mail waits\n")
        return kept + (try second.mails)
    }
}
