import Foundation

/// What a page of the documentation tells people to type, and what they are told to see then.
struct Guide {
    /// A part between fences, under which heading it stands, and what the page says it is written in; nothing if it
    /// says nothing.
    struct Block {
        let section: String
        let language: String
        var text = ""
    }

    /// A command, and its output as far as the page shows it.
    struct Step {
        let command: String
        let output: String
    }

    let blocks: [Block]
    /// The lines between the blocks.
    let prose: [Substring]

    /// The blocks of a page, from the heading that is named up to the next one of its rank.
    init(_ path: String, section heading: String) throws {
        let page = try Guide(path)
        blocks = page.blocks.filter { $0.section == heading }
        prose = page.prose
    }

    /// All blocks of a page.
    init(_ path: String) throws {
        var blocks: [Block] = []
        var (prose, section, isOpen) = ([Substring](), "", false)
        for line in try Self.page(path).split(separator: "\n", omittingEmptySubsequences: false) {
            if let fence = line.wholeMatch(of: /[ ]*```([a-z]*)/) {
                isOpen.toggle()
                guard isOpen else { continue }
                blocks.append(Block(section: section, language: String(fence.output.1)))
            } else if isOpen {
                blocks[blocks.count - 1].text += line + "\n"
            } else {
                prose.append(line)
                if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            }
        }
        (self.blocks, self.prose) = (blocks, prose)
    }

    /// The whole text of a page.
    static func page(_ path: String) throws -> String {
        try String(contentsOf: repository.appending(path: path), encoding: .utf8)
    }

    /// What is written in a language, block by block; in none that the page names if it is left out.
    func texts(_ language: String = "") -> [String] {
        blocks.filter { $0.language == language }.map(\.text)
    }

    /// What is to be saved, in order.
    var files: [String] { texts("yaml") }

    /// What a database is to be told, block by block.
    var statements: [String] { texts("sql") }

    /// What is to be typed, block by block.
    var consoles: [[Step]] { texts("console").map(Self.steps) }

    /// A command goes on in the next line behind a `\`. Lines between two commands are no output.
    private static func steps(_ text: String) -> [Step] {
        text.split(separator: /(?m)^\$[ ]/).compactMap { part in
            guard let parts = part.wholeMatch(of: /(?s)((?:[^\n]*\\\n)*[^\n]*)\n?(.*?)\n*/) else {
                return nil
            }
            let output = String(parts.output.2)
            return Step(
                command: String(parts.output.1), output: output.isEmpty ? "" : output + "\n")
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
        // A page has no spaces at the ends of its lines, and no empty lines at the end of a block.
        let printed = printed.replacing(/[ ]+(\n|$)/) { $0.output.1 }.replacing(/\n+$/, with: "")
        let output = output.replacing(/\n+$/, with: "")
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
