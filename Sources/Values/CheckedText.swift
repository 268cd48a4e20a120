/// A short text that was checked against its rule when it was made.
package protocol CheckedText: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The text as it was given.
    var text: String { get }
    /// Nil when `text` breaks the type's rule.
    init?(_ text: String)
}

extension CheckedText {
    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// Letters that the rules of names speak of.
enum ASCIILetters {
    static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Says whether `text` begins with a lower-case letter, goes on with lower-case letters, digits
    /// and `joiner`, and has at most `limit` letters.
    static func isName(_ text: String, joiner: Character, limit: Int) -> Bool {
        guard let first = text.utf8.first, isLower(first), text.utf8.count <= limit else {
            return false
        }
        return text.utf8.allSatisfy { isLower($0) || isDigit($0) || $0 == joiner.asciiValue }
    }
}
