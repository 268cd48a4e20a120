/// A list of choices that questions share.
struct SharedList {
    /// Where the list stands.
    let keys: MappingReader
    let entry: SourceEntry
    /// The choices without their conditions; nil when the list could not be read.
    let choices: [Choice]?

    /// True when a choice has a condition, which can name what comes before the question that
    /// uses the list.
    var hasConditions: Bool {
        guard case .list(let nodes) = entry.value.content else { return false }
        return nodes.contains { node in
            guard case .keys(let entries) = node.content else { return false }
            return entries.contains { $0.key == "show" }
        }
    }

    /// Reads the list of that key; conditions are left for ``choices(in:)``.
    init(_ entry: SourceEntry, of keys: MappingReader, _ scope: FormScope) {
        (self.keys, self.entry) = (keys, entry)
        choices = ChoicesReader(keys: keys, scope: scope, readsConditions: false).choices(entry)
    }

    /// The choices for a question that can name what `scope` knows.
    func choices(in scope: FormScope) -> [Choice]? {
        guard choices != nil, hasConditions else { return choices }
        return ChoicesReader(keys: keys, scope: scope).choices(entry)
    }
}
