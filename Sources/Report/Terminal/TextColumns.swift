/// How many columns of a terminal a text takes, and how it fits into fewer.
enum TextColumns {
    /// The columns that a text takes.
    static func width(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + width($1) }
    }

    /// Two for the wide characters of East Asia and for emoji (Unicode, UAX #11), none for marks that
    /// stand on others.
    private static func width(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        let isEmoji =
            character.unicodeScalars.contains("\u{FE0F}")
            || properties.isEmojiPresentation
        return isEmoji || wide.contains { $0.contains(scalar.value) } ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x20000...0x3FFFD,
    ]

    /// The text with spaces behind it.
    static func left(_ text: String, _ columns: Int) -> String {
        text + spaces(columns - width(text))
    }

    /// The text with spaces before it.
    static func right(_ text: String, _ columns: Int) -> String {
        spaces(columns - width(text)) + text
    }

    static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    /// The text in lines of at most so many columns, broken between words, and within one only where
    /// it is longer than a line. There is always a line.
    static func wrapped(_ text: String, to columns: Int) -> [String] {
        let most = max(1, columns)
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace).flatMap({ pieces($0, most) }) {
            let isFirst = line.isEmpty
            if !isFirst, width(line) + 1 + width(word) > most {
                lines.append(line)
                line = word
            } else {
                line += isFirst ? word : " " + word
            }
        }
        return lines + (line.isEmpty && !lines.isEmpty ? [] : [line])
    }

    private static func pieces(_ word: Substring, _ most: Int) -> [String] {
        guard width(word) > most else { return [String(word)] }
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if width(piece) + width(character) > most {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        return pieces + [piece]
    }
}
