package import Foundation

/// A mail as it arrived, read as far as the tests look at it.
package struct ReceivedMail: Sendable {
    /// The fields by their names in lower case, unfolded.
    package let fields: [String: String]
    package let text: String
    package let html: String

    /// Reads a message of two parts, as this product sends them.
    package init(_ bytes: Data) {
        let lines = String(decoding: bytes, as: UTF8.self)
            .replacing("\r\n", with: "\n").components(separatedBy: "\n")
        let head = lines.prefix { !$0.isEmpty }
        fields = Self.fields(of: head)
        let boundary = fields["content-type"]?.firstMatch(of: /boundary="([^"]+)"/)?.output.1
        let parts = lines.dropFirst(head.count).joined(separator: "\n")
            .components(separatedBy: "\n--\(boundary ?? "none")")
        text = Self.content("text/plain", of: parts)
        html = Self.content("text/html", of: parts)
    }

    /// The path and everything behind it of the first link that begins so, from the text.
    package func link(_ prefix: String) -> String? {
        guard let start = text.range(of: prefix) else { return nil }
        return String(text[start.lowerBound...].prefix { !$0.isWhitespace && $0 != ">" })
    }

    /// Every address in the text and in the HTML, each once, in alphabetical order.
    package var links: [String] {
        let found = (text + " " + html).matches(of: /https?:\/\/[A-Za-z0-9._~:\/?#@!$&'*+,;=%-]+/)
        return Set(found.map { String($0.output) }).sorted()
    }

    private static func fields(of lines: some Sequence<String>) -> [String: String] {
        var fields: [String: String] = [:]
        var name = ""
        for line in lines {
            if line.hasPrefix(" ") || line.hasPrefix("\t") {
                fields[name, default: ""] += line
            } else if let colon = line.firstIndex(of: ":") {
                name = line[..<colon].lowercased()
                let value = line[line.index(after: colon)...]
                fields[name] = value.trimmingCharacters(in: .whitespaces)
            }
        }
        return fields
    }

    private static func content(_ type: String, of parts: [String]) -> String {
        guard let part = parts.first(where: { $0.contains("Content-Type: \(type)") }),
            let gap = part.range(of: "\n\n")
        else { return "" }
        return decoded(String(part[gap.upperBound...]))
    }

    /// Quoted-printable (RFC 2045 §6.7).
    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.replacing("=\n", with: "").utf8)[...]
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "="), let value = UInt8(digits, radix: 16) {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
