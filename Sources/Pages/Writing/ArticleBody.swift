/// An article's text behind the front matter, cut where the sign-up box shall stand.
struct ArticleBody {
    /// The lines of each part.
    private var parts: [[Substring]] = [[]]
    private var markers: [Int] = []
    private var unknownMarkers: [Int] = []
    private let firstLine: Int

    static let signUpMarker = "{{sign-up}}"

    /// The address of reference `number` within its page, without `#`.
    static func anchor(ofReference number: Int) -> String { "reference-\(number)" }

    init(lines: [Substring], from first: Int) {
        firstLine = first
        for (index, line) in lines.enumerated().dropFirst(first) {
            take(line, number: index + 1)
        }
    }

    /// The parts as HTML, with `[1]` … `[references]` as links.
    func html(references: Int) -> [String] {
        parts.map { lines in
            let source = lines.joined(separator: "\n") + Self.definitions(references)
            guard let markdown = Markdown(source) else { return "" }
            markdown.bracketLinks(to: "#\(Self.anchor(ofReference: 0).dropLast())")
            return markdown.html
        }
    }

    /// What is wrong with the body.
    func findings(hasSignUp: Bool, references: Int) -> [ArticleFinding] {
        unknownMarkers.map { .unknownMarker(line: $0) }
            + markers.dropFirst().map { .secondMarker(line: $0) }
            + (hasSignUp ? [] : markers.prefix(1).map { .markerWithoutSignUp(line: $0) })
            + headingFindings
            + citations.filter { $0 > references }.map { .citation(number: $0) }
    }

    private mutating func take(_ line: Substring, number: Int) {
        if line == Self.signUpMarker {
            markers.append(number)
            parts.append([])
        } else if line.hasPrefix("{{") {
            unknownMarkers.append(number)
        } else {
            parts[parts.count - 1].append(line)
        }
    }

    private var headingFindings: [ArticleFinding] {
        // Headings are looked for in the whole body, where a marker is an empty line: so that their
        // lines count from the file's first.
        let source = parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        guard let headings = Markdown(source)?.headings else { return [] }
        var above = 1
        return headings.flatMap { heading -> [ArticleFinding] in
            defer { above = heading.level }
            let line = heading.line + firstLine
            if heading.level == 1 { return [.firstLevelHeading(line: line)] }
            return heading.level > above + 1 ? [.skippedLevel(line: line)] : []
        }
    }

    private var citations: [Int] {
        parts.joined()
            .flatMap { $0.matches(of: /\[([0-9]{1,3})\]/) }
            .compactMap { Int($0.output.1) }
    }

    /// Link definitions of CommonMark: with them, `[1]` in the text is a link.
    private static func definitions(_ count: Int) -> String {
        "\n\n"
            + (1...max(count, 1)).prefix(count)
            .map { "[\($0)]: #\(anchor(ofReference: $0))\n" }.joined()
    }
}
