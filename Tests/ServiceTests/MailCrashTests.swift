import Foundation
import MailSink
import Testing

/// The sending of mails, killed again and again without a warning.
@Suite struct MailCrashTests {
    private static let rounds = 30

    @Test("every mail comes at least once, and none after an unsubscription that was answered")
    func kill() throws {
        let sink = try MailSink(security: .starttls, login: MailRelay.login)
        let environment = MailRelay.environment(sink, security: .starttls)
        let data = try TemporaryFolder()
        var asked: [String] = []
        var ended: [String: Date] = [:]
        for round in 1...Self.rounds {
            let service = try RecountProcess(on: data, environment: environment)
            let client = service.client()
            for number in 1...4 {
                let address = "person-\(round)-\(number)@example.org"
                if try signUp(address, client) { asked.append(address) }
            }
            try confirm(in: sink, by: client)
            // Whoever signs up again gets a mail with the link that ends them.
            if round > 2 { _ = try signUp("person-\(round - 2)-1@example.org", client) }
            if let (address, link) = try known(in: sink, except: ended), round % 2 == 0 {
                _ = try signUp(address, client)
                usleep(UInt32(round * 17_000 % 250_000))
                if try client.post(link, FormAnswers([:])).status == 200 {
                    ended[address] = Date()
                }
            }
            usleep(UInt32(round * 37_000 % 300_000))
            service.kill()
        }
        #expect(ended.count > Self.rounds / 5)
        let service = try RecountProcess(on: data, environment: environment)
        eventually(within: 90) {
            (try? service.command("outbox", "list").output == "no mail waits\n") ?? false
        }
        let mails = try sink.mails
        let reached = Set(mails.flatMap(\.envelope.recipients))
        #expect(Set(asked).subtracting(reached).isEmpty)
        try expectNothing(after: ended, in: sink)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    /// No mail of the list came after the answer that said so; the one that tells of it may.
    private func expectNothing(after ended: [String: Date], in sink: MailSink) throws {
        for mail in try sink.mails {
            let read = ReceivedMail(mail.content)
            guard read.fields["list-unsubscribe-post"] != nil, let address = read.fields["to"],
                let end = ended[address]
            else { continue }
            #expect(mail.keptAt <= end)
        }
    }

    private func signUp(_ address: String, _ client: HTTPClient) throws -> Bool {
        let form = FormAnswers(["email": address, "purpose": "updates"])
        return try client.post("/sign-up", form).status == 200
    }

    /// Confirms whatever asks for it.
    private func confirm(in sink: MailSink, by client: HTTPClient) throws {
        for mail in try sink.mails.suffix(8).map({ ReceivedMail($0.content) }) {
            guard let link = mail.link("https://surveys.example.org/confirm/") else { continue }
            _ = try client.post(Self.path(link), FormAnswers([:]))
        }
    }

    /// A subscriber with the link that ends their mails.
    private func known(
        in sink: MailSink, except ended: [String: Date]
    ) throws -> (address: String, link: String)? {
        for mail in try sink.mails.reversed().map({ ReceivedMail($0.content) }) {
            guard let address = mail.fields["to"], ended[address] == nil,
                let link = mail.link("https://surveys.example.org/u/")
            else { continue }
            return (address, Self.path(link))
        }
        return nil
    }

    private static func path(_ link: String) -> String {
        String(link.dropFirst("https://surveys.example.org".count))
    }
}
