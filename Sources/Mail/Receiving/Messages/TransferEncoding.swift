import Foundation

/// How the bytes of a part are written (RFC 2045 §6), read leniently: what is foreign is passed over.
enum TransferEncoding {
    case identity
    case base64
    case quotedPrintable

    init(field: String?) {
        switch field.map({ StructuredText($0).plain.lowercased() }) {
        case "base64": self = .base64
        case "quoted-printable": self = .quotedPrintable
        case nil, .some: self = .identity
        }
    }

    func decode(_ body: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .identity: Array(body)
        case .base64: Self.decodeBase64(body)
        case .quotedPrintable: Self.decodeQuotedPrintable(body)
        }
    }

    private static func decodeBase64(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var letters = body.prefix { $0 != UInt8(ascii: "=") }.filter(isBase64)
        // One letter holds six bits, which are no byte: the text was cut there.
        if letters.count % 4 == 1 { letters.removeLast() }
        let padding = [UInt8](repeating: UInt8(ascii: "="), count: (4 - letters.count % 4) % 4)
        return Data(base64Encoded: Data(letters + padding)).map { Array($0) } ?? []
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    private static func decodeQuotedPrintable(_ body: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(body.count)
        var lines = MailLines(body)
        while let line = lines.next() {
            // White space at the end of a line was added on the way (RFC 2045 §6.7, rule 3).
            let end = line.lastIndex { !MailSpace.contains($0) }.map { $0 + 1 } ?? line.startIndex
            let goesOn = appendDecoded(line[..<end], to: &output)
            if !goesOn { output.append(MailLines.lineFeed) }
        }
        return output
    }

    /// Appends what a line stands for, and says whether the next line belongs to it.
    private static func appendDecoded(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) -> Bool {
        var rest = line
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                output.append(byte)
                continue
            }
            guard !rest.isEmpty else { return true }
            let value = value(of: rest.prefix(2))
            output.append(value ?? byte)
            if value != nil { rest.removeFirst(2) }
        }
        return false
    }

    /// The byte that two hexadecimal digits in any case stand for.
    private static func value(of digits: ArraySlice<UInt8>) -> UInt8? {
        let text = String(decoding: digits, as: UTF8.self)
        // A sign is no digit, although the standard library reads `+1`.
        guard digits.count == 2, text.allSatisfy(\.isHexDigit) else { return nil }
        return UInt8(text, radix: 16)
    }
}
