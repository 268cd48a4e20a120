import Foundation
import MailSink
import Testing

/// The way of an address over mail servers that others wrote.
@Suite struct MailRelayTests {
    private static let address = "reader@example.net"
    private static let origin = "https://surveys.example.org"

    @Test(
        "a sign-up is confirmed, chosen and ended over aiosmtpd with TLS and a password",
        arguments: [MailSink.Security.starttls, .tls])
    func sink(_ security: MailSink.Security) throws {
        let sink = try MailSink(security: security, login: MailRelay.login)
        let service = try RecountProcess(
            environment: MailRelay.environment(sink, security: security, seconds: 20))
        try journey(of: service) { count in
            eventually { (try? sink.mails.count >= count) ?? false }
            return try sink.mails.map(\.content)
        }
        for mail in try sink.mails {
            #expect(mail.envelope.isEncrypted && mail.envelope.user == MailRelay.login.user)
            #expect(mail.envelope.sender.hasPrefix("bounces+"))
        }
    }

    @Test("a sign-up is confirmed, chosen and ended over Postfix")
    func postfix() throws {
        let postfix = try PostfixRelay()
        let service = try RecountProcess(
            environment: MailRelay.environment(
                port: postfix.port, .starttls, certificate: postfix.certificateFile))
        try journey(of: service) { try postfix.mails($0) }
    }

    /// Signs up, lets a scanner open every link twice, confirms, signs up again, ends the mails in each
    /// way that mail programs have, and sees that nothing more comes.
    private func journey(
        of service: RecountProcess, mails: (_ count: Int) throws -> [Data]
    ) throws {
        let client = service.client()
        func newest(_ count: Int, _ kind: String) throws -> ReceivedMail {
            let all = try mails(count).map(ReceivedMail.init)
            #expect(all.count == count)
            return try #require(all.first { $0.link("\(Self.origin)/\(kind)/") != nil })
        }
        try signUp(client)
        let asking = try newest(1, "confirm")
        try scan(asking, client)
        #expect(try totals(service).contains("ConsentRequested  1\n"))
        _ = try client.post(try path("confirm", in: asking), FormAnswers([:]))
        #expect(try totals(service).contains("ConsentGiven  1\n"))
        try signUp(client)
        let known = try newest(2, "u")
        try scan(known, client)
        let own = try client.get(try path("preferences", in: known))
        #expect(own.status == 200 && own.text.contains(Self.address))
        for (type, body) in Self.clicks {
            let fields = type.map { ["Content-Type": $0] } ?? [:]
            let answer = try client.ask(
                "POST", path("u", in: known), fields: fields, body: Array(body.utf8))
            #expect(answer.status == 200)
        }
        #expect(try totals(service).contains("ConsentWithdrawn  1\n"))
        // The one mail that tells of the end.
        #expect(try mails(3).count == 3)
        #expect(try service.outbox() == "no mail waits\n")
        #expect(try mails(3).count == 3)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    private static let clicks: [(String?, String)] = [
        ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
        (
            "multipart/form-data; boundary=b",
            "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n"
                + "--b--\r\n"
        ),
        (nil, ""),
    ]

    private func signUp(_ client: HTTPClient) throws {
        let form = FormAnswers(["email": Self.address, "purpose": "updates"])
        #expect(try client.post("/sign-up", form).status == 200)
    }

    /// Opens every link twice, as the scanners of mail providers do.
    private func scan(_ mail: ReceivedMail, _ client: HTTPClient) throws {
        let paths = mail.links.filter { $0.hasPrefix(Self.origin) }
            .map { String($0.dropFirst(Self.origin.count)) }
        #expect(!paths.isEmpty)
        for path in paths + paths {
            #expect(try client.get(path).status == 200)
            #expect(try client.ask("HEAD", path).status == 200)
        }
    }

    private func path(_ kind: String, in mail: ReceivedMail) throws -> String {
        let link = try #require(mail.link("\(Self.origin)/\(kind)/"))
        return String(link.dropFirst(Self.origin.count))
    }

    private func totals(_ service: RecountProcess) throws -> String {
        try service.command("consent", "stats").output
    }
}
