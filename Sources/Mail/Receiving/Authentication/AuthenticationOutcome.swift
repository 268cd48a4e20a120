/// What a server found when it checked where a mail comes from (RFC 8601 §2.7).
package enum AuthenticationOutcome: String, Hashable, Sendable {
    case pass
    case fail
    case softfail
    case neutral
    case none
    case policy
    case temperror
    case permerror

    /// Nil for a word that is no outcome.
    init?(word: String) {
        switch word.lowercased() {
        // Older names, and what Exchange says where there is no DMARC record.
        case "hardfail": self = .fail
        case "bestguesspass": self = .none
        case let word: self.init(rawValue: word)
        }
    }
}

/// A way to check where a mail comes from.
package enum AuthenticationMethod: String, Hashable, Sendable, CaseIterable {
    /// The return address's domain names the servers that may send (RFC 7208).
    case spf
    /// The message is signed (RFC 6376).
    case dkim
    /// One of these speaks for the domain that people see (RFC 7489).
    case dmarc
}
