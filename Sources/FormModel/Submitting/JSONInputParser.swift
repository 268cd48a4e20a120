/// Reads one JSON text, strictly: no duplicate names, no lone surrogates, bounded depth.
struct JSONInputParser {
    static let deepest = 16

    private static let trueWord = Array("true".utf8)
    private static let falseWord = Array("false".utf8)
    private static let nullWord = Array("null".utf8)

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONInputError) -> JSONInput {
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw failure }
        return value
    }

    var isAtEnd: Bool { position == bytes.count }

    private var failure: JSONInputError { JSONInputError(offset: position) }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    /// Skips a character, and the space before it.
    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func need(_ character: Unicode.Scalar) throws(JSONInputError) {
        guard skip(character) else { throw failure }
    }

    /// Skips those bytes at `range` of a text, if they are next.
    mutating func skip(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let shift = position - range.lowerBound
        guard range.upperBound + shift <= bytes.count else { return false }
        for place in range where text[place] != bytes[place + shift] { return false }
        position += range.count
        return true
    }

    mutating func value() throws(JSONInputError) -> JSONInput {
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return try nested { p throws(JSONInputError) in try p.object() }
        case UInt8(ascii: "["): return try nested { p throws(JSONInputError) in try p.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word(Self.trueWord, .bool(true))
        case UInt8(ascii: "f"): return try word(Self.falseWord, .bool(false))
        case UInt8(ascii: "n"): return try word(Self.nullWord, .null)
        default: return try number()
        }
    }

    /// Goes past a value that is not wanted, without making anything of it.
    mutating func skipValue() throws(JSONInputError) {
        var open = 0
        repeat {
            switch next {
            case nil: throw failure
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
            default: break
            }
            position += 1
        } while open > 0 || !endsMember
    }

    /// Goes to the quotation mark that ends a string.
    private mutating func skipString() {
        position += 1
        while let byte = next, byte != UInt8(ascii: "\"") {
            position += byte == UInt8(ascii: "\\") ? 2 : 1
        }
    }

    private var endsMember: Bool { next == UInt8(ascii: ",") || next == UInt8(ascii: "}") }

    private mutating func nested(
        _ body: (inout JSONInputParser) throws(JSONInputError) -> JSONInput
    ) throws(JSONInputError) -> JSONInput {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw failure }
        return try body(&self)
    }

    private mutating func word(_ word: [UInt8], _ value: JSONInput) throws(JSONInputError)
        -> JSONInput
    {
        guard skip(word, word.indices) else { throw failure }
        return value
    }

    private mutating func object() throws(JSONInputError) -> JSONInput {
        try need("{")
        guard !skip("}") else { return .object([]) }
        var members: [JSONInput.Member] = []
        var names: Set<String> = []
        repeat {
            skipSpace()
            let name = try string()
            guard names.insert(name).inserted else { throw failure }
            try need(":")
            members.append(JSONInput.Member(name: name, value: try value()))
        } while skip(",")
        try need("}")
        return .object(members)
    }

    private mutating func array() throws(JSONInputError) -> JSONInput {
        try need("[")
        guard !skip("]") else { return .array([]) }
        var values: [JSONInput] = []
        repeat { values.append(try value()) } while skip(",")
        try need("]")
        return .array(values)
    }
}

// MARK: - Numbers and strings

extension JSONInputParser {
    private mutating func number() throws(JSONInputError) -> JSONInput {
        let start = position
        skipByte("-")
        if !skipByte("0") { try digits() }
        if skipByte(".") { try digits() }
        if skipByte("e") || skipByte("E") {
            if !skipByte("+") { skipByte("-") }
            try digits()
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    /// Skips a character without the space before it.
    @discardableResult
    private mutating func skipByte(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func digits() throws(JSONInputError) {
        let start = position
        while let byte = next, TypedNumber.isDigit(byte) { position += 1 }
        guard position > start else { throw failure }
    }

    private mutating func string() throws(JSONInputError) -> String {
        guard next == UInt8(ascii: "\"") else { throw failure }
        position += 1
        let start = position
        var isASCII = true
        while let byte = next, byte >= 0x20, !Self.endsRun(byte) {
            if byte >= 0x80 { isASCII = false }
            position += 1
        }
        // Most strings are one run of plain characters, of which ASCII is valid whatever it is.
        let run = bytes[start..<position]
        if next == UInt8(ascii: "\""),
            let text = isASCII ? String(decoding: run, as: UTF8.self) : validated(run)
        {
            position += 1
            return text
        }
        var output = Array(bytes[start..<position])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw failure }
            position += 1
            guard byte == UInt8(ascii: "\\") else {
                output.append(byte)
                continue
            }
            output.append(contentsOf: String(try escape()).utf8)
        }
        guard next != nil, let text = validated(output[...]) else { throw failure }
        position += 1
        return text
    }

    private static func endsRun(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private func validated(_ bytes: ArraySlice<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    private mutating func escape() throws(JSONInputError) -> Unicode.Scalar {
        guard let byte = next else { throw failure }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw failure
        }
    }

    private mutating func unicodeEscape() throws(JSONInputError) -> Unicode.Scalar {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, bytes[position...].starts(with: "\\u".utf8) else { throw failure }
        position += 2
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second) else { throw failure }
        let value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw failure }
        return scalar
    }

    private mutating func codeUnit() throws(JSONInputError) -> UInt16 {
        let digits = bytes[position...].prefix(4)
        let text = String(decoding: digits, as: UTF8.self)
        guard digits.count == 4, !text.hasPrefix("+"), !text.hasPrefix("-"),
            let unit = UInt16(text, radix: 16)
        else { throw failure }
        position += 4
        return unit
    }
}
