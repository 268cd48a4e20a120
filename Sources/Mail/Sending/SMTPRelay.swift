/// The server that takes this instance's mails, and how to speak with it.
package struct SMTPRelay: Sendable {
    /// Whether the connection is encrypted. Where it is, the certificate has to be right.
    package enum Security: String, CaseIterable, Sendable {
        /// From the first byte (RFC 8314 §3.3), usually on port 465.
        case tls
        /// After `STARTTLS` (RFC 3207), usually on port 587; a relay without it gets no mail.
        case startTLS = "starttls"
        /// Not at all, for a relay on the same machine.
        case none
    }

    /// Who this instance is to the relay; the password stands in no description.
    package struct Credentials: Sendable, CustomStringConvertible, CustomReflectable {
        package let user: String
        package let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }

        package var description: String { "credentials" }
        package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
    }

    /// How long, in seconds, each thing may take.
    package struct Patience: Sendable {
        /// Until the connection stands and is encrypted.
        package var connecting = 15
        /// For one mail, all in all.
        package var wholeMail = 60
        /// Without any progress in sending, or for one reply.
        package var standstill = 30

        package init() {}
    }

    package let host: String
    package let port: UInt16
    package let security: Security
    /// The name that this machine says it has (RFC 5321 §4.1.1.1).
    package let ownName: String
    package let credentials: Credentials?
    /// A PEM file of certificates to believe instead of the system's.
    package let certificateFile: String?
    package let patience: Patience

    /// Nil unless both names are host names, or addresses in the case of `host`.
    package init?(
        host: String, port: UInt16, security: Security, ownName: String = "localhost",
        credentials: Credentials? = nil, certificateFile: String? = nil,
        patience: Patience = Patience()
    ) {
        guard Self.isName(ownName), Self.isName(host) || Self.isAddress(host), port > 0 else {
            return nil
        }
        self.host = host
        self.port = port
        self.security = security
        self.ownName = ownName
        self.credentials = credentials
        self.certificateFile = certificateFile
        self.patience = patience
    }

    /// What libcurl calls it: the path is the name to say in `EHLO`.
    var url: String {
        let scheme = security == .tls ? "smtps" : "smtp"
        let authority = Self.isAddress(host) ? "[\(host)]" : host
        return "\(scheme)://\(authority):\(port)/\(ownName)"
    }

    /// A host name or an address of IPv4.
    private static func isName(_ text: String) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                CharacterKind.isAlphanumeric($0) || ".-_".utf8.contains($0)
            }
    }

    /// An address of IPv6.
    private static func isAddress(_ text: String) -> Bool {
        let isLong = (2...45).contains(text.utf8.count) && text.utf8.count { $0 == colon } >= 2
        return isLong && text.utf8.allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
    }

    private static let colon = UInt8(ascii: ":")
}
