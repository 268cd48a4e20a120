/// Collects the texts of a side file, and finds those that belong to nothing in the form.
struct SideFileTexts {
    let collector: FindingCollector
    private(set) var words: [TextPlace: String] = [:]

    init(collector: FindingCollector) {
        self.collector = collector
    }

    /// Takes what stands under `entry`, to which the keys of `path` lead, where `tree` knows it.
    mutating func take(_ entry: SourceEntry, under path: [String], of tree: TextTree) {
        guard let known = tree.children[entry.key] else {
            let nearest = NearestName.of(entry.key, among: tree.keys)
            let within = path.joined(separator: ".")
            report(.nothingToTranslate(entry.key, within: within, nearest: nearest), entry, path)
            return
        }
        switch entry.value.content {
        case .text(let text): take(text, entry, path, known)
        case .keys(let entries):
            guard known.place == nil else {
                return report(.expected(.text, key: entry.key), entry, path)
            }
            for inner in entries { take(inner, under: path + [entry.key], of: known) }
        case .list:
            let shape: FormProblem.Shape = known.place == nil ? .keys : .text
            report(.expected(shape, key: entry.key), entry, path)
        }
    }

    private mutating func take(
        _ text: String, _ entry: SourceEntry, _ path: [String], _ known: TextTree
    ) {
        guard let place = known.plainPlace else {
            return report(.expected(.keys, key: entry.key), entry, path)
        }
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { return report(.emptyText(key: entry.key), entry, path) }
        words[place] = trimmed
    }

    private func report(_ problem: FormProblem, _ entry: SourceEntry, _ path: [String]) {
        let keys = path + [entry.key]
        let item = keys.first == "items" && keys.count > 1 ? keys[1] : nil
        collector.add(problem, at: entry.place, item: item)
    }
}
