import Values

/// The fields above a message or one of its parts, folded so that a line has at most 76 letters
/// where its words are not longer (RFC 5322 §2.2.3, RFC 2047 §2).
struct MessageHead {
    static let lineLimit = 76

    private(set) var bytes: [UInt8] = []

    /// Adds a field of words with one space between any two.
    ///
    /// A line may end before each of them but the first: a field that begins with an empty line is
    /// allowed, and misread by some.
    mutating func append(_ name: String, words: [String]) {
        var line = "\(name):"
        for (position, word) in words.enumerated() {
            let length = line.utf8.count + 1 + word.utf8.count
            if position > 0, length > Self.lineLimit {
                bytes += Array("\(line)\r\n".utf8)
                line = ""
            }
            line += " \(word)"
        }
        bytes += Array("\(line)\r\n".utf8)
    }

    /// Adds a field of free text.
    mutating func append(_ name: String, text: String) {
        append(name, words: Self.words(of: text, after: name))
    }

    /// Adds a field that names a person.
    mutating func append(_ name: String, mailbox: MailBox) {
        guard !mailbox.name.isEmpty else {
            return append(name, words: [mailbox.address.text])
        }
        let phrase = Self.phrase(mailbox.name, after: name)
        append(name, words: phrase + ["<\(mailbox.address)>"])
    }

    /// The text word by word as it is where mail programs read it back as it was, otherwise
    /// encoded.
    private static func words(of text: String, after name: String) -> [String] {
        guard !text.isEmpty else { return [] }
        let text = cleaned(text)
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let room = lineLimit - name.utf8.count - 2
        guard text.utf8.allSatisfy(CharacterKind.isPrintable), !text.contains("=?"),
            words.allSatisfy({ (1...room).contains($0.utf8.count) })
        else { return EncodedWord.words(for: text, firstRoom: room) }
        return words
    }

    /// The name as a quoted string where it is short and ASCII, otherwise encoded.
    private static func phrase(_ text: String, after name: String) -> [String] {
        let text = cleaned(text)
        let isShort = text.utf8.count <= 50
        let isPadded = text.first == " " || text.last == " "
        guard isShort, !isPadded, text.utf8.allSatisfy(CharacterKind.isPrintable),
            !text.contains("=?")
        else { return EncodedWord.words(for: text, firstRoom: lineLimit - name.utf8.count - 2) }
        return [quoted(text)]
    }

    private static func quoted(_ text: String) -> String {
        let inside = text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return "\"\(inside)\""
    }

    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(
            contentsOf: text.unicodeScalars.map { CharacterKind.isControl($0) ? " " : $0 })
        return String(scalars)
    }
}
