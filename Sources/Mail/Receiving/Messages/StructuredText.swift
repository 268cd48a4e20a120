/// The value of a field with comments and quoted strings in it (RFC 5322 §3.2).
///
/// Comments are gone when it is made, and what is quoted is never taken for a separator. A comment or
/// string without an end goes to the end of the value.
struct StructuredText: Hashable {
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    /// The value with a space for each comment.
    private let bytes: [UInt8]

    init(_ text: some StringProtocol) {
        var bytes: [UInt8] = []
        var state = State()
        for byte in text.utf8 {
            let wasComment = state.depth > 0
            state.take(byte)
            guard state.depth == 0 else { continue }
            bytes.append(wasComment ? 0x20 : byte)
        }
        self.bytes = bytes
    }

    private init(bytes: ArraySlice<UInt8>) {
        self.bytes = Array(MailSpace.trim(bytes))
    }

    /// What stands between the separators that are not quoted; nothing for an empty value.
    func split(at isSeparator: (UInt8) -> Bool, limit: Int = .max) -> [StructuredText] {
        var parts: [StructuredText] = []
        var start = bytes.startIndex
        var state = State()
        for index in bytes.indices {
            state.take(bytes[index])
            guard !state.isQuoted, parts.count + 1 < limit, isSeparator(bytes[index]) else {
                continue
            }
            parts.append(StructuredText(bytes: bytes[start..<index]))
            start = index + 1
        }
        return (parts + [StructuredText(bytes: bytes[start...])]).filter { !$0.bytes.isEmpty }
    }

    /// The parts between semicolons.
    var segments: [StructuredText] { split(at: { $0 == UInt8(ascii: ";") }) }

    /// The words between white space.
    var words: [StructuredText] { split(at: MailSpace.contains) }

    /// The two sides of the first equals sign, the left in lower case; nil when there is none.
    var assignment: (name: String, value: String)? {
        let sides = split(at: { $0 == UInt8(ascii: "=") }, limit: 2)
        guard sides.count == 2 else { return nil }
        return (sides[0].plain.lowercased(), sides[1].plain)
    }

    /// The text without quotation marks and escapes.
    var plain: String {
        var plain: [UInt8] = []
        var state = State()
        for byte in MailSpace.trim(bytes[...]) {
            let wasEscaped = state.isEscaped
            state.take(byte)
            if wasEscaped || (byte != Self.quote && !state.isEscaped) { plain.append(byte) }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// Where a reader is: in a comment, in a quoted string, behind a backslash.
    private struct State {
        private(set) var depth = 0
        private(set) var isQuoted = false
        private(set) var isEscaped = false

        mutating func take(_ byte: UInt8) {
            guard !isEscaped else {
                isEscaped = false
                return
            }
            switch byte {
            case StructuredText.backslash: isEscaped = isQuoted || depth > 0
            case StructuredText.quote where depth == 0: isQuoted.toggle()
            case UInt8(ascii: "(") where !isQuoted: depth += 1
            case UInt8(ascii: ")") where depth > 0: depth -= 1
            default: break
            }
        }
    }
}
