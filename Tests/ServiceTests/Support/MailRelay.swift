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
        [
            "RECOUNT_MAIL_TRANSPORT": "smtp",
            "RECOUNT_PUBLIC_URL": "https://surveys.example.org",
            "RECOUNT_MAIL_FROM": "news@example.org",
            "RECOUNT_MAIL_RETURN_PATH": "bounces@example.org",
            "RECOUNT_MAIL_SMTP_HOST": "localhost",
            "RECOUNT_MAIL_SMTP_PORT": "\(sink.port)",
            "RECOUNT_MAIL_SMTP_SECURITY": security.rawValue,
            "RECOUNT_MAIL_SMTP_CERTIFICATE_FILE": sink.certificateFile,
            "RECOUNT_MAIL_SMTP_USER": login.user,
            "RECOUNT_MAIL_SMTP_PASSWORD": password,
            "RECOUNT_MAIL_SMTP_SECONDS": "\(seconds)",
            "RECOUNT_MAIL_PER_DOMAIN_AND_MINUTE": "0",
        ]
    }
}
