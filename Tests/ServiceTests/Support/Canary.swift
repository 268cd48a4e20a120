import Foundation
import Testing

/// A text that must not stand anywhere in clear, and every way in which it could stand there.
struct Canary: CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }

    /// The text in the encodings that logs, databases and mails use.
    var encodings: [(name: String, bytes: Data)] {
        let bytes = Data(text.utf8)
        let hexadecimal = bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        let percent = hexadecimal.map { "%" + $0 }.joined()
        let plain: [(String, Data)] = [
            ("UTF-8", bytes),
            ("lower case", Data(text.lowercased().utf8)),
            (
                "UTF-16, little end first",
                Data(text.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] })
            ),
            (
                "UTF-16, big end first",
                Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
            ),
            ("hexadecimal", Data(hexadecimal.joined().utf8)),
            ("hexadecimal, upper case", Data(hexadecimal.joined().uppercased().utf8)),
            ("percent", Data(percent.utf8)),
            ("percent, upper case", Data(percent.uppercased().utf8)),
            ("quoted-printable", Data(percent.uppercased().replacing("%", with: "=").utf8)),
            ("JSON escapes", Data(text.utf16.map(Self.escape).joined().utf8)),
            ("JSON escapes, upper case", Data(text.utf16.map(Self.upperEscape).joined().utf8)),
        ]
        return plain + base64(of: bytes)
    }

    private static func escape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func upperEscape(_ unit: UInt16) -> String {
        let digits = escape(unit).dropFirst(2)
        return "\\u" + digits.uppercased()
    }

    /// The encodings in which `content` holds the text.
    func traces(in content: Data) -> [String] {
        encodings.filter { content.range(of: $0.bytes) != nil }.map(\.name)
    }

    /// Base64 of the text behind none, one or two other bytes, without the letters that the
    /// neighbours have a part in; in both alphabets.
    private func base64(of bytes: Data) -> [(String, Data)] {
        (0...2).flatMap { offset -> [(String, Data)] in
            let shifted = Data(repeating: 0, count: offset) + bytes
            let letters = shifted.base64EncodedString().replacing("=", with: "")
            let first = [0, 2, 3][offset]
            let last = shifted.count % 3 == 0 ? 0 : 1
            let inner = String(letters.dropFirst(first).dropLast(last))
            let address = inner.replacing("+", with: "-").replacing("/", with: "_")
            return [
                ("base64 at \(offset)", Data(inner.utf8)),
                ("base64url at \(offset)", Data(address.utf8)),
            ]
        }
    }
}
