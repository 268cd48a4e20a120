/// The fields of a page's form, in order, as a person fills them in.
struct FormAnswers {
    private(set) var fields: [(name: String, value: String)]

    init(_ fields: KeyValuePairs<String, String>) {
        self.fields = fields.map { ($0.key, $0.value) }
    }

    /// Fills in one more field, or the same one once more.
    mutating func add(_ name: String, _ value: String) {
        fields.append((name, value))
    }

    /// The same form with one field filled in anew.
    func with(_ name: String, _ value: String?) -> FormAnswers {
        var copy = self
        copy.fields.removeAll { $0.name == name }
        if let value { copy.fields.append((name, value)) }
        return copy
    }

    /// The same form with one field more, perhaps of a name that there is.
    func adding(_ name: String, _ value: String) -> FormAnswers {
        var copy = self
        copy.fields.append((name, value))
        return copy
    }

    /// The body that a browser sends (URL Standard, "urlencoded serializing").
    var encoded: [UInt8] {
        Array(
            fields.map { "\(Self.escape($0.name))=\(Self.escape($0.value))" }
                .joined(separator: "&").utf8)
    }

    private static func escape(_ text: String) -> String {
        text.utf8.map { byte in
            let letter = Character(UnicodeScalar(byte))
            if letter.isASCII, letter.isLetter || letter.isNumber || "*-._".contains(letter) {
                return String(letter)
            }
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }.joined()
    }
}
