import Foundation
import Mail
import MailSink
import Testing
import Values

/// Mails over a real connection to a server that others wrote.
@Suite struct SMTPTransportTests {
    @Test("a mail arrives byte for byte, with its envelope", arguments: MailSink.Security.all)
    func delivered(_ security: MailSink.Security) throws {
        let sink = try MailSink(security: security)
        let message = MessageSample.message(
            name: "Jörg", text: ".\n..\nFrom x\n\n.\n" + String(repeating: "ß", count: 20_000))
        #expect(try SMTPTransport(to: sink.relay(security)).send(message) == .delivered)
        let mail = try #require(try sink.mails.first)
        #expect(mail.content == Data(message.bytes))
        #expect(mail.envelope.sender == "bounces@example.org")
        #expect(mail.envelope.recipients == ["reader@example.net"])
        #expect(mail.envelope.hello == "recount.example.org")
        #expect(mail.envelope.isEncrypted == (security != .none))
        #expect(try sink.mails.count == 1)
    }

    @Test("mails share one connection", arguments: MailSink.Security.all)
    func sharing(_ security: MailSink.Security) throws {
        let sink = try MailSink(security: security)
        let transport = SMTPTransport(to: try sink.relay(security))
        for number in 1...20 {
            let message = MessageSample.message(identifier: "mail-\(number)")
            #expect(transport.send(message) == .delivered)
        }
        #expect(try sink.mails.count == 20)
        #expect(try sink.connections == 1)
    }

    @Test("a transport that waits for a reply keeps no other from sending")
    func together() async throws {
        let sink = try MailSink(security: .starttls)
        let relay = try sink.relay(.starttls)
        let outcomes = await withTaskGroup(of: [DeliveryOutcome].self) { group in
            for _ in 1...4 {
                group.addTask {
                    let transport = SMTPTransport(to: relay)
                    return (1...5).map { _ in transport.send(MessageSample.message()) }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(outcomes == Array(repeating: .delivered, count: 20))
        #expect(try sink.mails.count == 20)
        #expect(try sink.connections == 4)
    }

    @Test("each fault has its outcome, and no mail is lost or sent twice", arguments: FaultCase.all)
    func fault(_ fault: FaultCase) throws {
        let sink = try MailSink(security: .starttls, fault: fault.fault)
        let relay = try sink.relay(.starttls, patience: fault.patience)
        #expect(SMTPTransport(to: relay).send(MessageSample.message()) == fault.outcome)
        #expect(try sink.mails.count == fault.kept)
    }

    @Test("a transport goes on after a fault")
    func onwards() throws {
        let sink = try MailSink(security: .starttls, fault: .greylist)
        let transport = SMTPTransport(to: try sink.relay(.starttls))
        let later = DeliveryFault(.temporary, code: 451, status: EnhancedStatus("4.7.1"))
        #expect(transport.send(MessageSample.message()) == .deferred(later))
        #expect(transport.send(MessageSample.message()) == .delivered)
        #expect(try sink.mails.count == 1)
    }

    @Test("a server that was away is found again by the same transport")
    func restarted() throws {
        let first = try MailSink()
        let transport = SMTPTransport(to: try first.relay(.none))
        #expect(transport.send(MessageSample.message()) == .delivered)
        first.stop()
        #expect(transport.send(MessageSample.message()) == .deferred(DeliveryFault(.unreachable)))
        let second = try MailSink(port: first.port)
        #expect(transport.send(MessageSample.message()) == .delivered)
        #expect(try second.mails.count == 1)
    }

    @Test("a relay without encryption, where it is wanted, gets no mail and no password")
    func unencrypted() throws {
        // One that would take both.
        let sink = try MailSink(
            login: MailSink.Login(user: "recount", password: Self.login.password))
        let relay = try sink.relay(.starttls, login: Self.login)
        let fault = DeliveryFault(.encryptionNotOffered)
        #expect(SMTPTransport(to: relay).send(MessageSample.message()) == .deferred(fault))
        #expect(fault.isOperatorFault)
        #expect(try sink.mails.isEmpty)
    }

    @Test("a wrong certificate stops the mail", arguments: [MailSink.Security.starttls, .tls])
    func certificate(_ security: MailSink.Security) throws {
        let fault = DeliveryFault(.certificateRefused)
        let other = try MailSink(security: security, name: "other.test")
        let misnamed = try other.relay(security)
        #expect(SMTPTransport(to: misnamed).send(MessageSample.message()) == .deferred(fault))
        let unknown = try MailSink(security: security)
        let distrusted = try unknown.relay(security, certificateFile: nil)
        #expect(SMTPTransport(to: distrusted).send(MessageSample.message()) == .deferred(fault))
        #expect(fault.isOperatorFault)
        #expect(try other.mails.isEmpty && unknown.mails.isEmpty)
    }

    @Test("a file of certificates that is not there is the operator's fault")
    func certificateFile() throws {
        let sink = try MailSink(security: .starttls)
        let relay = try sink.relay(.starttls, certificateFile: "/nowhere/certificate.pem")
        let fault = DeliveryFault(.certificateFileUnusable)
        #expect(SMTPTransport(to: relay).send(MessageSample.message()) == .deferred(fault))
        #expect(fault.isOperatorFault)
    }

    @Test("the right password opens, a wrong or missing one defers the mail")
    func authentication() throws {
        let sink = try MailSink(
            security: .starttls, login: MailSink.Login(user: "recount", password: "p ä\"=&"))
        let refused = DeliveryFault(
            .authenticationRefused, code: 535, status: EnhancedStatus("5.7.8"))
        let wrong = SMTPRelay.Credentials(user: "recount", password: "wrong")
        let missing = DeliveryFault(
            .authenticationRefused, code: 530, status: EnhancedStatus("5.7.0"))
        #expect(try Self.send(to: sink, as: wrong) == .deferred(refused))
        #expect(try Self.send(to: sink, as: nil) == .deferred(missing))
        #expect(try sink.mails.isEmpty)
        #expect(try Self.send(to: sink, as: Self.login) == .delivered)
        #expect(try sink.mails.map(\.envelope.user) == ["recount"])
        #expect(refused.isOperatorFault && missing.isOperatorFault)
    }

    @Test("a port where nobody listens, or a name that nobody has, defers the mail")
    func nobody() throws {
        let sink = try MailSink()
        sink.stop()
        let relay = try sink.relay(.none)
        let outcome = SMTPTransport(to: relay).send(MessageSample.message())
        #expect(outcome == .deferred(DeliveryFault(.unreachable)))
        let unknown = try #require(SMTPRelay(host: "relay.invalid", port: 25, security: .none))
        let other = SMTPTransport(to: unknown).send(MessageSample.message())
        #expect(other == .deferred(DeliveryFault(.nameUnknown)))
    }

    // Two processes of their own, because the environment and the limits are everybody's.

    @Test("a proxy of the environment is not asked")
    func proxy() async {
        await #expect(processExitsWith: .success) {
            _ = unsafe setenv("all_proxy", "http://127.0.0.1:9", 1)
            let sink = try MailSink()
            let relay = try sink.relay(.none)
            try #require(SMTPTransport(to: relay).send(MessageSample.message()) == .delivered)
        }
    }

    @Test("without libcurl a mail is deferred, with advice")
    func libraryMissing() async throws {
        await #expect(processExitsWith: .success) {
            // No file can be opened: not that of a library either.
            var none = rlimit(rlim_cur: 0, rlim_max: 0)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &none) == 0)
            let relay = SMTPRelay(host: "localhost", port: 25, security: .none)
            let transport = SMTPTransport(to: MessageSample.known(relay))
            let fault = DeliveryFault(.libraryMissing)
            try #require(transport.send(MessageSample.message()) == .deferred(fault))
        }
        #expect("\(DeliveryFault(.libraryMissing))".contains("libcurl3-gnutls"))
    }

    @Test("credentials are in no description")
    func description() throws {
        let relay = try #require(
            SMTPRelay(
                host: "relay.example.org", port: 587, security: .startTLS,
                credentials: SMTPRelay.Credentials(user: "secret-user", password: "secret-word")))
        var dumped = "\(relay) \(String(reflecting: relay))"
        dump(relay, to: &dumped)
        #expect(!dumped.contains("secret"))
    }

    static let login = SMTPRelay.Credentials(user: "recount", password: "p ä\"=&")

    private static func send(
        to sink: MailSink, as login: SMTPRelay.Credentials?
    ) throws -> DeliveryOutcome {
        let relay = try sink.relay(.starttls, login: login)
        return SMTPTransport(to: relay).send(MessageSample.message())
    }
}
