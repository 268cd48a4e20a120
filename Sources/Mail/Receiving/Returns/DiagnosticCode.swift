/// What the other side answered over SMTP, from a report's Diagnostic-Code (RFC 3464 §2.3.6).
struct DiagnosticCode: Hashable {
    /// The reply code: 550.
    let code: Int
    /// The status that stands behind it: `smtp; 550 5.1.1 …`, `smtp; 550-5.1.1 …`, `550 #5.1.0 …`.
    let status: EnhancedStatus?

    /// Nil when the field is of another kind than SMTP or begins with no reply code.
    init?(field: String) {
        let sides = field.split(separator: ";", maxSplits: 1)
        guard sides.count == 2, ["smtp", "lmtp"].contains(MailSpace.trim(sides[0]).lowercased())
        else { return nil }
        let answer = MailSpace.trim(sides[1])
        let digits = answer.utf8.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard digits.count == 3, let code = String(digits).flatMap({ Int($0) }),
            (200...599).contains(code)
        else { return nil }
        self.code = code
        status = EnhancedStatus(startOf: answer.dropFirst(3).drop { " -#".contains($0) })
    }
}
