import Mail
import MailSink
import Testing

extension MailSink.Security {
    static let all: [Self] = [.none, .starttls, .tls]
}

extension MailSink {
    /// How a transport finds this server, whose certificate it believes.
    func relay(
        _ security: Security, login: SMTPRelay.Credentials? = nil, patience seconds: Int = 30
    ) throws -> SMTPRelay {
        let file = security == .none ? nil : certificateFile
        return try relay(security, login: login, patience: seconds, certificateFile: file)
    }

    /// The same, with another file of certificates to believe, or the system's.
    func relay(
        _ security: Security, login: SMTPRelay.Credentials? = nil, patience seconds: Int = 30,
        certificateFile: String?
    ) throws -> SMTPRelay {
        var patience = SMTPRelay.Patience()
        (patience.connecting, patience.wholeMail) = (seconds, seconds)
        patience.standstill = seconds
        let way = try #require(SMTPRelay.Security(rawValue: security.rawValue))
        return try #require(
            SMTPRelay(
                host: "localhost", port: port, security: way,
                ownName: "recount.example.org", credentials: login,
                certificateFile: certificateFile, patience: patience))
    }
}
