/// The address in a field such as `Ada <ada@example.org>`, of several the last (RFC 5322 §3.4).
struct MailboxSpecification: Hashable {
    let localPart: String
    /// In lower case.
    let domain: String

    /// Nil when the field has no address.
    init?(field: String) {
        let pieces = StructuredText(field).split(at: { $0 == UInt8(ascii: "<") })
        guard let last = pieces.last else { return nil }
        let address = last.plain.prefix { $0 != ">" }
        guard let at = address.lastIndex(of: "@") else { return nil }
        localPart = MailSpace.trim(address[..<at])
        domain = MailSpace.trim(address[address.index(after: at)...]).lowercased()
        guard !localPart.isEmpty, !domain.isEmpty else { return nil }
    }

    /// The domain of an address that stands alone, in lower case: `a@b`, `<a@b>`, `@b`, or `b`.
    static func domain(in value: String) -> String? {
        value.split { "@<>".contains($0) }.last.map { $0.lowercased() }
    }
}
