/// The grammar of the field `Host`: `uri-host [":" port]` (RFC 9110, section 7.2).
enum HostName {
    static func isValid(_ text: borrowing Span<UInt8>) -> Bool {
        guard text.count > 0, text.count <= 260 else { return false }
        let end = text[0] == UInt8(ascii: "[") ? literalEnd(text) : nameEnd(text)
        guard let end, end > 0 else { return false }
        return isPort(text.extracting(end..<text.count))
    }

    private static func nameEnd(_ text: borrowing Span<UInt8>) -> Int? {
        var index = 0
        while index < text.count, CharacterClass.isHost(text[index]) {
            index += 1
        }
        return index
    }

    private static func literalEnd(_ text: borrowing Span<UInt8>) -> Int? {
        var index = 1
        while index < text.count, isLiteral(text[index]) {
            index += 1
        }
        guard index > 2, index < text.count, text[index] == UInt8(ascii: "]") else { return nil }
        return index + 1
    }

    private static func isLiteral(_ byte: UInt8) -> Bool {
        CharacterClass.hexadecimal(byte) != nil || byte == UInt8(ascii: ":")
            || byte == UInt8(ascii: ".")
    }

    private static func isPort(_ text: borrowing Span<UInt8>) -> Bool {
        guard text.count > 0 else { return true }
        return text[0] == UInt8(ascii: ":") && text.count <= 6
            && text.extracting(1..<text.count).allBytes(CharacterClass.isDigit)
    }
}
