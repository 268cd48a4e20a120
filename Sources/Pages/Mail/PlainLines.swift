/// The plain text of a mail, broken into lines that every program shows whole.
struct PlainLines {
    /// What a line has room for (RFC 2045 §6.7, lines of quoted-printable; RFC 5322 §2.1.1 advises 78).
    static let width = 76

    /// The lines, each with a line feed at its end.
    let text: String

    /// Breaks what a template made: each of its lines at spaces, the next with the same indent. An address
    /// is never broken. Of empty lines one stays, and none at the ends.
    init(_ rendered: String) {
        var lines: [String] = []
        for line in rendered.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let broken = Self.broken(line)
            if broken.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines += broken.isEmpty ? [""] : broken
        }
        while lines.last == "" { lines.removeLast() }
        text = lines.map { $0 + "\n" }.joined()
    }

    private static func broken(_ line: Substring) -> [String] {
        let words = line.split(separator: " ")
        guard var current = words.first.map({ line.prefix { $0 == " " } + $0 }) else { return [] }
        // What hangs below a point stands under its words.
        let point = words.first == "-" ? 2 : 0
        let indent = String(repeating: " ", count: line.prefix { $0 == " " }.count + point)
        var lines: [String] = []
        for word in words.dropFirst() {
            if current.count + 1 + word.count <= width {
                current += " " + word
            } else {
                lines.append(String(current))
                current = indent + word
            }
        }
        return lines + [String(current)]
    }
}
