import Foundation
import MailSink

/// The settings with which a service sends by a mail server of the tests.
struct MailRelay {
    static let login = MailSink.Login(user: "recount", password: "a pass phrase")

    /// Environment for mails over `sink`, whose certificate is believed.
    static func environment(
        _ sink: MailSink, security: MailSink.Security, password: String = login.password,
        seconds: Int = 2
    ) -> [String: String] {
        environment(port: sink.port, security, certificate: sink.certificateFile, seconds).merging([
            "RECOUNT_MAIL_SMTP_USER": login.user, "RECOUNT_MAIL_SMTP_PASSWORD": password,
        ]) { $1 }
    }

    /// Environment for mails over a relay on `port` to which everybody may send.
    static func environment(
        port: UInt16, _ security: MailSink.Security, certificate: String, _ seconds: Int = 20
    ) -> [String: String] {
        [
            "RECOUNT_MAIL_TRANSPORT": "smtp",
            "RECOUNT_PUBLIC_URL": "https://surveys.example.org",
            "RECOUNT_MAIL_FROM": "news@example.org",
            "RECOUNT_MAIL_RETURN_PATH": "bounces@example.org",
            "RECOUNT_MAIL_SMTP_HOST": "localhost",
            "RECOUNT_MAIL_SMTP_PORT": "\(port)",
            "RECOUNT_MAIL_SMTP_SECURITY": security.rawValue,
            "RECOUNT_MAIL_SMTP_CERTIFICATE_FILE": certificate,
            "RECOUNT_MAIL_SMTP_SECONDS": "\(seconds)",
            "RECOUNT_MAIL_PER_DOMAIN_AND_MINUTE": "0",
        ]
    }
}
