/// What a configuration file, a variable or an option gives for a setting, not yet checked.
package enum GivenValue: Hashable, Sendable {
    case text(String)
    case number(Int)
    case texts([String])
    /// Something that no setting can be: true or false, a fraction, a mixed list.
    case other(String)

    /// Whole, if it is a whole number, also one in quotation marks or in a variable.
    var number: Int? {
        switch self {
        case .number(let number): number
        case .text(let text): Int(text)
        case .texts, .other: nil
        }
    }

    /// The text, if it is one.
    var text: String? {
        guard case .text(let text) = self else { return nil }
        return text
    }

    /// The texts of a list, or the parts of one text between separators.
    func texts(separator: Character) -> [String]? {
        switch self {
        case .texts(let texts): texts
        case .text(let text):
            text.split(separator: separator).map { $0.trimmed }.filter { !$0.isEmpty }
        case .number, .other: nil
        }
    }

    /// A variable that is empty is as good as none, and so is an empty text in a file.
    var isEmpty: Bool { self == .text("") }
}

extension GivenValue: CustomStringConvertible {
    /// The value in one line, cut where it is long.
    package var description: String {
        let whole =
            switch self {
            case .text(let text), .other(let text): text
            case .number(let number): String(number)
            case .texts(let texts): texts.joined(separator: " ")
            }
        let line = String(whole.map { $0.isNewline ? " " : $0 })
        return line.count > 60 ? line.prefix(59) + "…" : line
    }
}
