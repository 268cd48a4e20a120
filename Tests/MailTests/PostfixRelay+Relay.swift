import Mail
import MailSink
import Testing

extension PostfixRelay {
    /// How a transport finds it.
    var relay: SMTPRelay {
        get throws {
            try #require(
                SMTPRelay(
                    host: "localhost", port: port, security: .startTLS,
                    ownName: "recount.example.org", certificateFile: certificateFile))
        }
    }
}
