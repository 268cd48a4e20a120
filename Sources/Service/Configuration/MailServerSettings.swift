package import Mail

/// What an operator says about the mail server.
package struct MailServerSettings: Sendable {
    package var host: String?
    /// Nil for the port that is usual for the security.
    package var port: UInt16?
    package var security = SMTPRelay.Security.startTLS
    package var user: String?
    package var password: Secret?
    /// A PEM file of certificates to believe instead of the system's.
    package var certificateFile: String?
    /// How long one mail may take.
    package var seconds = 60

    package init() {}

    /// The mail server for a machine that others know as `ownName`; nil without a host.
    func relay(ownName: String) -> SMTPRelay? {
        guard let host else { return nil }
        return SMTPRelay(
            host: host, port: port ?? security.usualPort, security: security, ownName: ownName,
            credentials: user.map {
                SMTPRelay.Credentials(user: $0, password: password?.text ?? "")
            },
            certificateFile: certificateFile, patience: patience)
    }

    private var patience: SMTPRelay.Patience {
        var patience = SMTPRelay.Patience()
        patience.wholeMail = seconds
        patience.connecting = min(patience.connecting, seconds)
        patience.standstill = min(patience.standstill, seconds)
        return patience
    }
}

extension SMTPRelay.Security {
    /// The port that is usual for it (RFC 8314).
    fileprivate var usualPort: UInt16 {
        switch self {
        case .tls: 465
        case .startTLS: 587
        case .none: 25
        }
    }
}
