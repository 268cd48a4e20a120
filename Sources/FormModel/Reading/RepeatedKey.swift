import Yams

/// A key that stands twice among the same keys.
struct RepeatedKey {
    let name: String
    /// Where it stands first.
    let first: Mark

    /// No survey needs the private use characters, so no honest key begins with this one.
    private static let mask = "\u{E000}"

    static func isMasked(_ key: String) -> Bool { key.hasPrefix(mask) }

    /// The text with the next key of that name under another one, and where that is; nil when it
    /// is not written plainly on a line of its own.
    func masked(in text: String, number: Int) -> (text: String, place: SourcePlace)? {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let line = nextLine(lines) else { return nil }
        let indentation = String(repeating: " ", count: first.column - 1)
        let rest = lines[line].dropFirst(first.column - 1 + name.count)
        lines[line] = Substring("\(indentation)\(Self.mask)\(number)\(rest)")
        let place = SourcePlace(line: line + 1, column: first.column)
        return (lines.joined(separator: "\n"), place)
    }

    private func nextLine(_ lines: [Substring]) -> Int? {
        for index in lines.indices.dropFirst(first.line) {
            let line = lines[index]
            let content = line.drop { $0 == " " }
            if content.isEmpty || content.hasPrefix("#") { continue }
            let column = line.count - content.count + 1
            guard column >= first.column else { return nil }
            let rest = content.dropFirst(name.count).drop { $0 == " " }
            if column == first.column, content.hasPrefix(name), rest.hasPrefix(":") {
                return index
            }
        }
        return nil
    }
}
