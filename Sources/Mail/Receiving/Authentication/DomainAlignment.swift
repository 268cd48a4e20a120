/// How a domain that was checked stands to the one in From, as DMARC's relaxed mode asks (RFC 7489
/// §3.1).
package enum DomainAlignment: Hashable, Sendable {
    /// It is the same domain, or one lies below the other.
    case aligned
    /// Both lie below this domain; they are aligned if it is one that somebody registered, which only
    /// the list of public suffixes tells.
    case siblings(of: String)
    /// They have nothing in common.
    case foreign

    init(_ domain: String, with sender: String) {
        let labels = Self.labels(of: domain)
        let others = Self.labels(of: sender)
        let common = zip(labels.reversed(), others.reversed()).prefix { $0 == $1 }.count
        if common > 1, common == min(labels.count, others.count) {
            self = .aligned
        } else if common > 1 {
            self = .siblings(of: labels.suffix(common).joined(separator: "."))
        } else {
            self = .foreign
        }
    }

    private static func labels(of domain: String) -> [Substring] {
        domain.lowercased().split(separator: ".")
    }
}
