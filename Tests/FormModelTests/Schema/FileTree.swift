@testable import FormModel

/// A survey file as a tree, which tests change and write again.
indirect enum FileTree: Hashable {
    case text(String)
    case keys([Entry])
    case list([FileTree])

    struct Entry: Hashable {
        var key: String
        var value: FileTree
    }

    init(_ node: SourceNode) {
        switch node.content {
        case .text(let text): self = .text(text)
        case .keys(let entries):
            self = .keys(entries.map { Entry(key: $0.key, value: FileTree($0.value)) })
        case .list(let nodes): self = .list(nodes.map(FileTree.init))
        }
    }

    /// The tree that a file holds; nil when it is not YAML, or more than the format has of it.
    init?(parsing text: String) {
        let collector = FindingCollector()
        let root = SourceReader(collector: collector).root(of: Array(text.utf8))
        guard let root, collector.findings.isEmpty else { return nil }
        self.init(root)
    }

    /// What stands under a key, as often as the key does.
    subscript(key: String) -> [FileTree] {
        guard case .keys(let entries) = self else { return [] }
        return entries.filter { $0.key == key }.map(\.value)
    }

    /// The elements of a list; nothing for anything else.
    var elements: [FileTree] {
        guard case .list(let elements) = self else { return [] }
        return elements
    }

    /// The tree as YAML in block style.
    var yaml: String { lines.joined(separator: "\n") + "\n" }

    private var lines: [String] {
        switch self {
        case .text(let text): [Self.scalar(text)]
        case .keys(let entries): entries.isEmpty ? ["{}"] : entries.flatMap(Self.lines)
        case .list(let elements): elements.isEmpty ? ["[]"] : elements.flatMap(Self.elementLines)
        }
    }

    private static func lines(_ entry: Entry) -> [String] {
        let inner = entry.value.lines
        guard entry.value.isNested else { return ["\(scalar(entry.key)): \(inner[0])"] }
        return ["\(scalar(entry.key)):"] + inner.map { "  " + $0 }
    }

    private static func elementLines(_ element: FileTree) -> [String] {
        let inner = element.lines
        return ["- " + inner[0]] + inner.dropFirst().map { "  " + $0 }
    }

    private var isNested: Bool {
        switch self {
        case .text: false
        case .keys(let entries): !entries.isEmpty
        case .list(let elements): !elements.isEmpty
        }
    }

    /// Plain where that is safe, so that numbers and truth values stay such for other readers.
    private static func scalar(_ text: String) -> String {
        let plain = /|-?[0-9]+(\.[0-9]+)*|[A-Za-z][A-Za-z0-9_ -]*|[0-9]{4}-[0-9]{2}(-[0-9]{2})?/
        if text.wholeMatch(of: plain) != nil, !text.hasSuffix(" ") { return text }
        let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped.replacing("\n", with: "\\n"))\""
    }
}

// MARK: - Places

extension FileTree {
    /// Steps into keys and lists by position.
    typealias Path = [Int]

    /// All places of the tree but its root.
    var paths: [Path] {
        children.enumerated().flatMap { position, child in
            [[position]] + child.paths.map { [position] + $0 }
        }
    }

    private var children: [FileTree] {
        switch self {
        case .text: []
        case .keys(let entries): entries.map(\.value)
        case .list(let elements): elements
        }
    }

    subscript(path: Path) -> FileTree {
        path.reduce(self) { $0.children[$1] }
    }

    /// Changes the keys or the list that holds the place at `path`, whose last step is handed on.
    mutating func change(
        holderOf path: Path, entries: (inout [Entry], Int) -> Void,
        elements: (inout [FileTree], Int) -> Void
    ) {
        guard let first = path.first else { return }
        switch self {
        case .text: return
        case .keys(var inner):
            if path.count == 1 {
                entries(&inner, first)
            } else {
                inner[first].value.change(
                    holderOf: Array(path.dropFirst()), entries: entries, elements: elements)
            }
            self = .keys(inner)
        case .list(var inner):
            if path.count == 1 {
                elements(&inner, first)
            } else {
                inner[first].change(
                    holderOf: Array(path.dropFirst()), entries: entries, elements: elements)
            }
            self = .list(inner)
        }
    }

    /// Puts another tree in the place at `path`.
    mutating func replace(_ path: Path, by other: FileTree) {
        change(
            holderOf: path, entries: { $0[$1].value = other }, elements: { $0[$1] = other })
    }
}
