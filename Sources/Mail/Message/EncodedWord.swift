import Foundation

/// Text in a field as words of ASCII (RFC 2047), of which mail programs drop the spaces between.
enum EncodedWord {
    /// A word with its `=?UTF-8?Q?` and `?=` has at most 75 letters (RFC 2047 §2).
    private static let limit = 75
    private static let frame = "=?UTF-8?Q?".utf8.count + "?=".utf8.count

    /// The words for a text, the first of which has to fit into `firstRoom`.
    static func words(for text: String, firstRoom: Int) -> [String] {
        let form = Form.shorter(for: text)
        var words: [String] = []
        var piece: [UInt8] = []
        var room = min(limit, firstRoom) - frame
        for scalar in text.unicodeScalars {
            // A character stands in one word whole (RFC 2047 §5).
            let bytes = Array(String(scalar).utf8)
            if form.length(of: piece + bytes) > room {
                words.append(form.word(for: piece))
                (piece, room) = ([], limit - frame)
            }
            piece += bytes
        }
        return words + [form.word(for: piece)]
    }

    /// The two ways to write bytes.
    private enum Form: String {
        case quoted = "Q"
        case base64 = "B"

        static func shorter(for text: String) -> Form {
            let bytes = Array(text.utf8)
            return Form.quoted.length(of: bytes) <= Form.base64.length(of: bytes)
                ? .quoted : .base64
        }

        func length(of bytes: [UInt8]) -> Int {
            switch self {
            case .quoted: bytes.reduce(0) { $0 + (Self.isPlain($1) ? 1 : 3) }
            case .base64: (bytes.count + 2) / 3 * 4
            }
        }

        func word(for bytes: [UInt8]) -> String { "=?UTF-8?\(rawValue)?\(payload(of: bytes))?=" }

        private func payload(of bytes: [UInt8]) -> String {
            switch self {
            case .quoted: bytes.map(Self.quoted).joined()
            case .base64: Data(bytes).base64EncodedString()
            }
        }

        /// What may stand in any field, also in a name (RFC 2047 §5, rule 3); `_` is the space.
        private static func isPlain(_ byte: UInt8) -> Bool {
            CharacterKind.isAlphanumeric(byte) || byte == UInt8(ascii: " ")
                || "!*+-/".utf8.contains(byte)
        }

        private static func quoted(_ byte: UInt8) -> String {
            guard isPlain(byte) else { return "=" + hexadecimal(byte) }
            return byte == UInt8(ascii: " ") ? "_" : String(decoding: [byte], as: UTF8.self)
        }
    }
}
