import Foundation

/// What a page of the documentation tells people to type, and what they are told to see then.
struct Guide {
    /// A part between fences.
    enum Block {
        /// Something to save.
        case yaml(String)
        /// Statements for a database.
        case sql(String)
        case console([Step])
    }

    /// A command, and its output as far as the page shows it.
    struct Step {
        let command: String
        let output: String
    }

    let blocks: [Block]

    /// The blocks of a page, from the heading that is named up to the next one of its rank.
    init(_ path: String, section heading: String) throws {
        let page = try String(contentsOf: repository.appending(path: path), encoding: .utf8)
        let start = page.range(of: "\n## \(heading)\n")?.upperBound ?? page.endIndex
        let rest = page[start...]
        let section = rest[..<(rest.range(of: "\n## ")?.lowerBound ?? rest.endIndex)]
        blocks = section.matches(of: /(?ms)^```(yaml|sql|console)\n(.*?)^```$/).map { match in
            switch match.output.1 {
            case "yaml": .yaml(String(match.output.2))
            case "sql": .sql(String(match.output.2))
            default: .console(Self.steps(match.output.2))
            }
        }
    }

    /// What is to be saved, in order.
    var files: [String] {
        blocks.compactMap { if case .yaml(let text) = $0 { text } else { nil } }
    }

    /// What a database is to be told, block by block.
    var statements: [String] {
        blocks.compactMap { if case .sql(let text) = $0 { text } else { nil } }
    }

    /// What is to be typed, block by block.
    var consoles: [[Step]] {
        blocks.compactMap { if case .console(let steps) = $0 { steps } else { nil } }
    }

    private static func steps(_ text: Substring) -> [Step] {
        text.split(separator: /(?m)^\$[ ]/).map { part in
            let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
            return Step(
                command: String(lines[0]), output: lines.count > 1 ? String(lines[1]) : "")
        }
    }
}

extension Guide.Step {
    /// The words of the command behind the program's name; single quotes hold one together.
    var arguments: [String] {
        command.matches(of: /'([^']*)'|[^ ]+/).dropFirst().map { match in
            String(match.output.1 ?? match.output.0)
        }
    }

    /// Says whether an output is what the page shows: `…` stands for anything, and a day, a code, a
    /// digest or a port for another one.
    func fits(_ printed: String) throws -> Bool {
        // A page has no spaces at the ends of its lines.
        let printed = printed.replacing(/[ ]+(\n|$)/) { $0.output.1 }
        var pattern = NSRegularExpression.escapedPattern(for: output)
        for (example, all) in Self.examples { pattern = pattern.replacing(example) { _ in all } }
        return try printed.wholeMatch(of: Regex(pattern).dotMatchesNewlines()) != nil
    }

    private static var examples: [(Regex<Substring>, String)] {
        [
            (/…/, ".*"),
            (/[0-9]{4}-[0-9]{2}-[0-9]{2}/, "[0-9]{4}-[0-9]{2}-[0-9]{2}"),
            (/[0-9a-f]{64}/, "[0-9a-f]{64}"),
            (/127\\\.0\\\.0\\\.1:[0-9]+/, "127\\.0\\.0\\.1:[0-9]+"),
        ]
    }
}
