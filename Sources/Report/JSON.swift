import Values

/// A JSON text with members in the order in which people read them, and with fractions, which
/// ``JSONValue`` does without because what it writes is hashed.
indirect enum JSON {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSON])
    case object(KeyValuePairs<String, JSON?>)

    /// The text as UTF-8; members without a value are left out.
    func append(to output: inout [UInt8]) {
        switch self {
        case .null: output.append(contentsOf: "null".utf8)
        case .bool(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        // The shortest text that reads as the same number.
        case .number(let number):
            output.append(contentsOf: (number.isFinite ? "\(number)" : "null").utf8)
        case .string(let text): JSONText.append(text, to: &output)
        case .array(let values): Self.append(values, "[]", to: &output) { $0.append(to: &$1) }
        case .object(let members):
            let present = members.compactMap { key, value in value.map { (key, $0) } }
            Self.append(present, "{}", to: &output) { member, output in
                JSONText.append(member.0, to: &output)
                output.append(UInt8(ascii: ":"))
                member.1.append(to: &output)
            }
        }
    }

    private static func append<Part>(
        _ parts: [Part], _ brackets: String, to output: inout [UInt8],
        _ write: (Part, inout [UInt8]) -> Void
    ) {
        output.append(contentsOf: brackets.utf8.prefix(1))
        for (index, part) in parts.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            write(part, &output)
        }
        output.append(contentsOf: brackets.utf8.suffix(1))
    }
}
