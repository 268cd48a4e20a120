/// Reads the shape of an SVG picture, and whether the picture shows: its XML is in order, and nothing
/// in it would have to run or to be loaded.
struct SVGFile {
    static let namespace = "http://www.w3.org/2000/svg"

    private typealias Tag = (
        Substring, closed: Substring?, opened: Substring?, attributes: Substring?, empty: Substring?
    )

    private var rest: Substring
    private var line = 1
    private var open: [(name: Substring, line: Int)] = []
    private var found: PictureSize?

    /// The size that the picture's `viewBox` says.
    static func size(of text: String) throws(PictureFault) -> PictureSize {
        var file = SVGFile(rest: text[...])
        while try file.readTag() {}
        if let last = file.open.last {
            throw .unclosed(element: String(last.name), line: last.line)
        }
        guard let size = file.found else { throw .notSVG(line: 1) }
        return size
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    /// Reads on behind the next tag, comment or the like; false at the end.
    private mutating func readTag() throws(PictureFault) -> Bool {
        guard let start = rest.firstIndex(of: "<") else { return false }
        pass(to: start)
        guard let match = rest.prefixMatch(of: Self.tag) else { throw .notXML(line: line) }
        let tag: Tag = match.output
        if let name = tag.closed { try close(name) }
        if let name = tag.opened {
            try begin(name, Self.attributes(tag.attributes ?? ""))
            if tag.empty == "" { open.append((name, line)) }
        }
        pass(to: match.range.upperBound)
        return true
    }

    private mutating func pass(to place: Substring.Index) {
        line += rest[..<place].utf8.count { $0 == UInt8(ascii: "\n") }
        rest = rest[place...]
    }

    private mutating func close(_ name: Substring) throws(PictureFault) {
        guard let last = open.popLast() else { throw .notXML(line: line) }
        guard last.name == name else {
            throw .unclosed(element: String(last.name), line: last.line)
        }
    }

    private mutating func begin(
        _ name: Substring, _ attributes: [Substring: Substring]
    ) throws(PictureFault) {
        if found == nil { found = try size(ofRoot: name, attributes) }
        if ["script", "foreignObject"].contains(name) {
            throw .dead(part: "<\(name)>", line: line)
        }
        let dead = attributes.first { $0.key.hasPrefix("on") || leadsAway($0.key, $0.value) }
        if let dead { throw .dead(part: String(dead.key), line: line) }
    }

    private func leadsAway(_ attribute: Substring, _ value: Substring) -> Bool {
        ["href", "xlink:href"].contains(attribute) && !value.hasPrefix("#")
            && !value.hasPrefix("data:image/")
    }

    private func size(
        ofRoot name: Substring, _ attributes: [Substring: Substring]
    ) throws(PictureFault) -> PictureSize {
        guard name == "svg", attributes["xmlns"] == Self.namespace[...] else {
            throw .notSVG(line: line)
        }
        let numbers = (attributes["viewBox"] ?? "").split { " ,\n\t".contains($0) }
            .compactMap { Double($0) }
        guard numbers.count == 4, numbers[2...].allSatisfy((1...100_000).contains) else {
            throw .noViewBox(line: line)
        }
        return PictureSize(width: Int(numbers[2].rounded()), height: Int(numbers[3].rounded()))
    }

    private static func attributes(_ text: Substring) -> [Substring: Substring] {
        let pairs = text.matches(of: /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/).map { match in
            (match.output.1, match.output.2 ?? match.output.3 ?? "")
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// A comment, an instruction, a document type without declarations, text as it stands, or the
    /// tag that ends or begins an element.
    private static var tag: Regex<Tag> {
        /(?s)<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*>|<!\[CDATA\[.*?\]\]>|<\/(?<closed>[\w:.-]+)\s*>|<(?<opened>[\w:.-]+)(?<attributes>(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>/
    }
}
