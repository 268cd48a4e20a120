import Values

/// Makes what browsers are sent for scripts.
enum ScriptText {
    /// The value as it stands in a page's `<script type="application/json">`: no character is left
    /// that could mean something in HTML.
    static func data(_ value: JSONValue) -> String {
        var output: [UInt8] = []
        var isEscaped = false
        for byte in value.canonical {
            if isMarkup(byte, isEscaped: isEscaped) {
                if isEscaped { output.removeLast() }
                output += "\\u00\(String(byte, radix: 16))".utf8
            } else {
                output.append(byte)
            }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// A quotation mark of a text is escaped; one that ends a text is not.
    private static func isMarkup(_ byte: UInt8, isEscaped: Bool) -> Bool {
        byte == UInt8(ascii: "\"") ? isEscaped : "<>&'".utf8.contains(byte)
    }
}
