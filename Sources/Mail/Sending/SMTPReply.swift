/// What is kept of a line that a server said: numbers alone, because its words may hold an address.
struct SMTPReply: Equatable, Sendable {
    /// 200 to 599 (RFC 5321 §4.2.1).
    let code: Int
    let status: EnhancedStatus?
    /// Whether no other line of the same reply follows.
    let isLast: Bool

    /// Nil unless the line begins with three digits and a space, a hyphen or nothing.
    init?(_ line: some Collection<UInt8>) {
        let text = String(decoding: line.prefix(64), as: UTF8.self)
            .prefix(while: { !$0.isNewline })
        guard let code = Int(text.prefix(3)), (200...599).contains(code) else { return nil }
        let mark = text.dropFirst(3).first
        guard mark == nil || mark == " " || mark == "-" else { return nil }
        self.code = code
        isLast = mark != "-"
        status = EnhancedStatus(text.dropFirst(4).prefix { $0 != " " })
    }
}
