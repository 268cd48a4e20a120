/// The sets of bytes that the grammar of HTTP and of URIs is made of.
enum CharacterClass {
    /// `tchar` of RFC 9110, section 5.6.2.
    static func isToken(_ byte: UInt8) -> Bool {
        table[Int(byte)] & token != 0
    }

    /// `VCHAR`, `obs-text`, space and tab: what a field value may hold (RFC 9110, section 5.5).
    static func isFieldValue(_ byte: UInt8) -> Bool {
        table[Int(byte)] & value != 0
    }

    /// What a target may hold: visible ASCII but for the fragment mark (RFC 3986).
    static func isTarget(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#")
    }

    /// `reg-name` of RFC 3986, section 3.2.2.
    static func isHost(_ byte: UInt8) -> Bool {
        table[Int(byte)] & host != 0
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    /// The value of a hexadecimal figure.
    @inline(__always)
    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    private static let token: UInt8 = 1
    private static let value: UInt8 = 2
    private static let host: UInt8 = 4

    private static let table: [UInt8] = (0...255).map { byte in
        let byte = UInt8(byte)
        let isLetterOrDigit =
            isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
        var classes: UInt8 = 0
        if isLetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains(byte) { classes |= token }
        if byte == 0x09 || (byte >= 0x20 && byte != 0x7F) { classes |= value }
        if isLetterOrDigit || "-._~%!$&'()*+,;=".utf8.contains(byte) { classes |= host }
        return classes
    }
}

extension Span<UInt8> {
    func equals(_ text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        for index in 0..<count where unsafe text.utf8Start[index] != self[index] {
            return false
        }
        return true
    }

    func allBytes(_ predicate: (UInt8) -> Bool) -> Bool {
        for index in 0..<count where !predicate(self[index]) {
            return false
        }
        return true
    }

    /// The bytes as text; what is not UTF-8 is replaced.
    var text: String {
        unsafe withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
