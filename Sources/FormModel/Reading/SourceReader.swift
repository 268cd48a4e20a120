import Yams

/// Reads YAML into nodes with places, without any typing of scalars, and names what the survey
/// format does not have: anchors, tags, merge keys, several documents.
package struct SourceReader {
    let collector: FindingCollector

    /// A reader that adds what is wrong to `collector`.
    package init(collector: FindingCollector) { self.collector = collector }

    /// Each repeated key costs a reading of the whole file.
    private let mostRepeats = 20

    /// The tags that the parser gives to what has none; it names quoted texts and keys.
    private let textTags = [Tag.implicit, Tag(.str)]
    private let listTags = [Tag.implicit, Tag(.seq)]
    private let keysTags = [Tag.implicit, Tag(.map)]

    /// The file's root, or nil after adding what is wrong.
    package func root(of bytes: [UInt8]) -> SourceNode? {
        guard var text = SourceGate.text(of: bytes, collector) else { return nil }
        // The parser stops at the first repeated key; mask it and go on to find all problems.
        for number in 0..<mostRepeats {
            do {
                return try parsed(text)
            } catch YamlError.duplicatedKeysInMapping(let names, let context) {
                let repeated = RepeatedKey(name: names.first ?? "", first: context.mark)
                let masked = repeated.masked(in: text, number: number)
                collector.add(
                    .duplicateKey(repeated.name), at: masked?.place ?? place(context.mark))
                guard let masked else { return nil }
                text = masked.text
            } catch {
                add(error, in: text)
                return nil
            }
        }
        return nil
    }

    private func parsed(_ text: String) throws -> SourceNode? {
        // The basic resolver types nothing: `no`, `1e3` and `2026-01-01` stay texts.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        // Anchors live as long as the parser.
        return try withExtendedLifetime(parser) {
            guard let node = try parser.singleRoot() else {
                collector.add(.empty, at: .start)
                return nil
            }
            return read(node, depth: 0)
        }
    }

    private func place(_ mark: Mark?) -> SourcePlace {
        mark.map { SourcePlace(line: $0.line, column: $0.column) } ?? .start
    }

    private func add(_ error: any Error, in text: String) {
        switch error {
        case YamlError.scanner(_, let problem, let mark, _),
            YamlError.parser(_, let problem, let mark, _):
            let line = min(mark.line, max(1, text.utf8.count { $0 == 0x0A } + 1))
            collector.add(.syntax(problem), at: SourcePlace(line: line, column: mark.column))
        case YamlError.composer(_, _, let mark, _):
            collector.add(isAlias(mark, text) ? .anchor : .severalDocuments, at: place(mark))
        default:
            collector.add(.syntax("the text is not YAML"), at: .start)
        }
    }

    /// The composer refuses an alias without an anchor, and a second document.
    private func isAlias(_ mark: Mark, _ text: String) -> Bool {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(mark.line - 1) else { return false }
        return lines[mark.line - 1].unicodeScalars.dropFirst(mark.column - 1).first == "*"
    }

    private func read(_ node: Node, depth: Int) -> SourceNode? {
        let place = place(node.mark)
        guard depth <= SourceGate.deepest else {
            collector.add(.tooDeep(limit: SourceGate.deepest), at: place)
            return nil
        }
        if node.anchor != nil {
            collector.add(.anchor, at: place)
            // It is not entered: its aliases can make it grow without bound.
            guard node.scalar != nil else { return nil }
        }
        if hasTag(node) { collector.add(.tag, at: place) }
        switch node {
        case .scalar(let scalar): return SourceNode(place: place, content: .text(scalar.string))
        case .sequence(let sequence):
            let nodes = sequence.compactMap { read($0, depth: depth + 1) }
            return SourceNode(place: place, content: .list(nodes))
        case .mapping(let mapping):
            let entries = mapping.compactMap { entry($0.key, $0.value, depth: depth) }
            return SourceNode(place: place, content: .keys(entries))
        case .alias:
            collector.add(.anchor, at: place)
            return nil
        }
    }

    private func entry(_ key: Node, _ value: Node, depth: Int) -> SourceEntry? {
        guard case .text(let name) = read(key, depth: depth + 1)?.content else {
            collector.add(.expected(.text, key: "a key"), at: place(key.mark))
            return nil
        }
        guard name != "<<" else {
            collector.add(.mergeKey, at: place(key.mark))
            return nil
        }
        guard !RepeatedKey.isMasked(name) else { return nil }
        return read(value, depth: depth + 1).map {
            SourceEntry(key: name, place: place(key.mark), value: $0)
        }
    }

    /// Says whether the file gives the node a tag.
    private func hasTag(_ node: Node) -> Bool {
        switch node {
        case .scalar(let scalar): !textTags.contains(scalar.tag)
        case .sequence(let sequence): !listTags.contains(sequence.tag)
        case .mapping(let mapping): !keysTags.contains(mapping.tag)
        case .alias: false
        }
    }
}
