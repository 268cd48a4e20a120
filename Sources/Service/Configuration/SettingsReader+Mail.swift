import Consent
import Foundation
import Mail
import Values

extension SettingsReader {
    /// Reads how mails leave; what only a mail server needs is looked at only with one.
    mutating func readMail() {
        if let way: MailSettings.Way = choice("mail.transport") { settings.mail.way = way }
        settings.mail.folder = text("mail.folder")
        settings.mail.fromName = text("mail.fromName")
        settings.mail.from = address("mail.from") ?? EmailAddress(settings.controller.contact)
        settings.mail.replyTo = address("mail.replyTo")
        settings.mail.returnPath = address("mail.returnPath")
        settings.mail.unsubscribe = address("mail.unsubscribe")
        read("mail.connections", 1...16, into: \.mail.connections)
        read("mail.perHour", 0...10_000_000, into: \.mail.perHour)
        read("mail.perDomainAndMinute", 0...1_000_000, into: \.mail.perDomainAndMinute)
        guard settings.mail.way == .smtp else { return }
        readRelay()
        if settings.publicURL == nil { faults.append(.missing(key: "publicUrl", why: .links)) }
        if settings.mail.from == nil { faults.append(.missing(key: "mail.from", why: .sender)) }
    }

    private mutating func readRelay() {
        let security = choice("mail.smtp.security") ?? SMTPRelay.Security.startTLS
        guard let host = text("mail.smtp.host") else {
            return faults.append(.missing(key: "mail.smtp.host", why: .relay))
        }
        let port = number("mail.smtp.port", 1...65_535) ?? security.usualPort
        settings.mail.relay = SMTPRelay(
            host: host, port: UInt16(port), security: security, ownName: ownName,
            credentials: credentials(), certificateFile: text("mail.smtp.certificateFile"),
            patience: patience())
        if settings.mail.relay == nil {
            let expected = "the name of a host, such as mail.example.org"
            faults.append(.unreadable(key: "mail.smtp.host", expected: expected))
        }
    }

    private mutating func patience() -> SMTPRelay.Patience {
        var patience = SMTPRelay.Patience()
        guard let seconds = number("mail.smtp.seconds", 1...600) else { return patience }
        patience.wholeMail = seconds
        patience.connecting = min(patience.connecting, seconds)
        patience.standstill = min(patience.standstill, seconds)
        return patience
    }

    /// The name that this machine has for others.
    private var ownName: String {
        settings.publicURL.flatMap { URL(string: $0)?.host() } ?? "localhost"
    }

    private mutating func credentials() -> SMTPRelay.Credentials? {
        guard let user = text("mail.smtp.user") else { return nil }
        return SMTPRelay.Credentials(user: user, password: password() ?? "")
    }

    /// The password itself, or the first line of a file that holds it.
    private mutating func password() -> String? {
        guard let path = text("mail.smtp.passwordFile") else {
            return text("mail.smtp.password")
        }
        guard let content = try? String(contentsOfFile: path, encoding: .utf8) else {
            let reason = "cannot be read; check its name and permissions"
            faults.append(.file(path: path, reason: reason))
            return nil
        }
        return content.split(whereSeparator: \.isNewline).first.map(String.init)
    }

    private mutating func address(_ key: String) -> EmailAddress? {
        guard let text = text(key) else { return nil }
        let address = EmailAddress(text)
        if address == nil {
            let expected = "an address such as news@example.org"
            faults.append(.unreadable(key: key, expected: expected))
        }
        return address
    }
}

extension SMTPRelay.Security {
    /// The port that is usual for it (RFC 8314).
    fileprivate var usualPort: Int {
        switch self {
        case .tls: 465
        case .startTLS: 587
        case .none: 25
        }
    }
}
