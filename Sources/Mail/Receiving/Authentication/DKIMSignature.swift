/// A DKIM-Signature field (RFC 6376 §3.5). What it signs is read, the signature is not checked.
package struct DKIMSignature: Hashable, Sendable {
    /// The domain that signs (`d=`), in lower case.
    package let domain: String
    /// Which of the domain's keys it signs with (`s=`), in lower case.
    package let selector: String
    /// The names of the signed fields (`h=`) in lower case.
    package let signedFields: [String]
    /// How header and body may be changed on the way (`c=`), such as `relaxed/simple`.
    package let canonicalization: String
    /// The signature itself (`b=`) without white space.
    let value: String

    /// Nil when a tag is there twice, or one that every signature has is missing (§3.2, §6.1.1).
    init?(field: String) {
        var tags: [String: String] = [:]
        for part in field.split(separator: ";") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2 else {
                guard MailSpace.trim(part).isEmpty else { return nil }
                continue
            }
            let value = String(sides[1].filter { !$0.isWhitespace })
            guard tags.updateValue(value, forKey: MailSpace.trim(sides[0])) == nil else {
                return nil
            }
        }
        self.init(tags: tags)
    }

    private init?(tags: [String: String]) {
        guard let domain = tags["d"], let selector = tags["s"], let fields = tags["h"],
            let value = tags["b"], tags["bh"] != nil, tags["a"] != nil, tags["v"] == "1",
            !domain.isEmpty, !selector.isEmpty
        else { return nil }
        self.domain = domain.lowercased()
        self.selector = selector.lowercased()
        signedFields = fields.lowercased().split(separator: ":").map { String($0) }
        canonicalization = tags["c"] ?? "simple/simple"
        self.value = value
    }

    /// Those of the fields that it does not sign.
    func uncovered(_ names: [String]) -> [String] {
        names.filter { !signedFields.contains($0.lowercased()) }
    }

    /// Says whether a server's result is about this signature (RFC 8601 §2.7.1, RFC 6008).
    func isMeant(by result: AuthenticationResults.Result) -> Bool {
        let properties = result.properties
        guard result.domain("header.d", "header.i") == domain else { return false }
        let sameKey = properties["header.s"].map { $0.lowercased() == selector } ?? true
        let sameValue = properties["header.b"].map { value.hasPrefix($0) } ?? true
        return sameKey && sameValue
    }
}
