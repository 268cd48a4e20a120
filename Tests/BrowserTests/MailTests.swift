import Foundation
import MailSink
import Testing

extension BrowserTests {
    /// The links of mails in a browser: a scanner's, which runs scripts and presses nothing, and a
    /// person's.
    @Suite("The links of mails")
    struct MailTests {
        private static let origin = "https://surveys.example.org"
        private static let address = "ada@example.org"

        private let browser: Browser
        private let service: LoopbackServer
        private let folder: ScratchFolder
        private let sink: MailSink

        init() throws {
            folder = try ScratchFolder()
            sink = try MailSink(security: .starttls)
            service = try Site.start(
                in: folder,
                settings: [
                    "RECOUNT_MAIL_TRANSPORT": "smtp", "RECOUNT_MAIL_SMTP_HOST": "localhost",
                    "RECOUNT_MAIL_SMTP_PORT": "\(sink.port)",
                    "RECOUNT_MAIL_SMTP_CERTIFICATE_FILE": sink.certificateFile,
                    "RECOUNT_MAIL_FROM": "news@example.org", "RECOUNT_GUARD_CHALLENGE": "off",
                ])
            browser = try Stage.current().browser.visiting(service.client)
            try browser.resize(to: .phone)
            try browser.prefer([.reducedMotion])
        }

        @Test("A scanner with scripts changes nothing; a person has one button for each step")
        func journey() throws {
            defer { service.stop() }
            try signUp()
            let asking = try mail(1, with: "confirm")
            try scan(asking)
            try browser.open(try path("confirm", in: asking))
            try browser.follow("main form button")
            try browser.wait("h1", toSay: "Thank you. Your address is confirmed.")
            try browser.follow("main a.button")
            #expect(try browser.text("main").contains(Self.address))
            try signUp()
            let known = try mail(2, with: "u")
            try scan(known)
            try browser.open(try path("u", in: known))
            try browser.follow("main form button")
            try browser.wait("h1", toSay: "You get no more mails from us")
            try browser.follow("main form button")
            try browser.wait("h1", toSay: "We write to you again")
        }

        private func signUp() throws {
            try browser.open("/sign-up")
            try browser.type(Self.address, into: "#email")
            try browser.click("#purpose-1")
            try browser.follow("main form button")
        }

        /// Opens every link of a mail twice and runs its scripts; each page asks for a press as before.
        private func scan(_ mail: ReceivedMail) throws {
            let paths = mail.links.filter { $0.hasPrefix(Self.origin) }
                .map { String($0.dropFirst(Self.origin.count)) }
            for path in paths + paths { try browser.open(path) }
            let page = try path("confirm", in: mail, otherwise: "u")
            try browser.open(page)
            #expect(try browser.count("main form button") == 1)
        }

        private func mail(_ count: Int, with kind: String) throws -> ReceivedMail {
            let deadline = ContinuousClock.now + .seconds(20)
            while try sink.mails.count < count, ContinuousClock.now < deadline { usleep(20_000) }
            let mails = try sink.mails.map { ReceivedMail($0.content) }
            return try #require(mails.last { $0.link("\(Self.origin)/\(kind)/") != nil })
        }

        private func path(
            _ kind: String, in mail: ReceivedMail, otherwise other: String? = nil
        ) throws -> String {
            let link =
                mail.link("\(Self.origin)/\(kind)/")
                ?? other.flatMap {
                    mail.link("\(Self.origin)/\($0)/")
                }
            return String(try #require(link).dropFirst(Self.origin.count))
        }
    }
}
