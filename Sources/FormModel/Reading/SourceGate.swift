/// Refuses what must not reach the YAML parser: too much, not text, too deep, built to explode.
enum SourceGate {
    /// The largest survey file, in bytes.
    static let largest = 1_048_576
    /// The deepest nesting of lists and keys; a survey needs nine levels.
    static let deepest = 32

    /// More aliases than these could grow without bound.
    private static let mostAliases = 16

    /// The file as text, or nil after adding what is wrong.
    static func text(of bytes: [UInt8], _ collector: FindingCollector) -> String? {
        guard bytes.count <= largest else {
            collector.add(.tooLarge(limit: largest), at: .start)
            return nil
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            collector.add(.notUTF8, at: firstBadLine(bytes))
            return nil
        }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let problems = lines.enumerated().flatMap { index, line in
            faults(of: line.unicodeScalars).map { ($0, SourcePlace(line: index + 1, column: nil)) }
        }
        for (problem, place) in problems { collector.add(problem, at: place) }
        explosion(in: text).map { collector.add(.anchor, at: $0) }
        return collector.findings.isEmpty ? text : nil
    }

    private static func firstBadLine(_ bytes: [UInt8]) -> SourcePlace {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let bad = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil }
        return SourcePlace(line: (bad ?? 0) + 1, column: nil)
    }

    private static func faults(of line: String.UnicodeScalarView.SubSequence) -> [FormProblem] {
        var problems: [FormProblem] = []
        let isControl = { (scalar: Unicode.Scalar) in
            scalar.properties.generalCategory == .control && scalar != "\t" && scalar != "\r"
        }
        if line.contains(where: isControl) { problems.append(.controlCharacter) }
        if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") { problems.append(.tab) }
        if depth(of: line) > deepest { problems.append(.tooDeep(limit: deepest)) }
        return problems
    }

    /// An upper bound of how many levels a line opens: indentation, dashes and brackets.
    private static func depth(of line: String.UnicodeScalarView.SubSequence) -> Int {
        let indentation = line.prefix { $0 == " " || $0 == "-" || $0 == "?" }
        let dashes = indentation.count { $0 != " " }
        let brackets = line.reduce((open: 0, most: 0)) { count, scalar in
            let open =
                switch scalar {
                case "[", "{": count.open + 1
                case "]", "}": count.open - 1
                default: count.open
                }
            return (open, max(count.most, open))
        }
        return max(indentation.count / 4, dashes) + brackets.most
    }

    /// Anchors that are used many times can grow without bound; few are named after parsing.
    private static func explosion(in text: String) -> SourcePlace? {
        guard text.utf8.count(where: { $0 == UInt8(ascii: "*") }) > mostAliases else { return nil }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let anchor = /(^|[:\-?\[,{] )\s*&[A-Za-z0-9]/
        let alias = /(^|[ \[,{])\*[A-Za-z0-9]/
        guard lines.reduce(0, { $0 + $1.matches(of: alias).count }) > mostAliases,
            let line = lines.firstIndex(where: { $0.contains(anchor) })
        else { return nil }
        return SourcePlace(line: line + 1, column: nil)
    }
}
