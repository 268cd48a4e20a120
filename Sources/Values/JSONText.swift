/// Writes the JSON texts whose bytes are hashed or sealed (RFC 8785, JSON Canonicalization Scheme).
package enum JSONText {
    private static let hexadecimal = Array("0123456789abcdef".utf8)

    /// Appends `text` as a JSON string with the escapes of RFC 8785 §3.2.2.2.
    package static func append(_ text: String, to output: inout [UInt8]) {
        var text = text
        text.withUTF8 { unsafe append(utf8: $0, to: &output) }
    }

    /// Appends UTF-8 bytes as a JSON string; the caller has checked that they are valid UTF-8.
    package static func append(utf8 bytes: some Collection<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var run = bytes.startIndex
        for index in bytes.indices where needsEscape(bytes[index]) {
            output.append(contentsOf: bytes[run..<index])
            appendEscape(bytes[index], to: &output)
            run = bytes.index(after: index)
        }
        output.append(contentsOf: bytes[run...])
        output.append(UInt8(ascii: "\""))
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func appendEscape(_ byte: UInt8, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: output.append(UInt8(ascii: "b"))
        case 0x09: output.append(UInt8(ascii: "t"))
        case 0x0A: output.append(UInt8(ascii: "n"))
        case 0x0C: output.append(UInt8(ascii: "f"))
        case 0x0D: output.append(UInt8(ascii: "r"))
        case 0..<0x20:
            output.append(contentsOf: Array("u00".utf8))
            output.append(hexadecimal[Int(byte >> 4)])
            output.append(hexadecimal[Int(byte & 15)])
        default: output.append(byte)
        }
    }
}
