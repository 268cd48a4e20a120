import Values

/// Reads the sections of a form, each with its items, in order.
struct SectionReader {
    let collector: FindingCollector
    let defaults: ItemDefaults
    var scope: FormScope
    private(set) var sections: [Section] = []
    private(set) var items: [Item] = []
    /// The places of the items that were read, by position.
    private(set) var places: [SourcePlace] = []
    /// How many items there are, also those whose reading failed.
    private var count = 0

    private static let keys = [
        "section", "id", "intro", "show", "sensitive", "purpose", "shuffle", "items",
    ]

    init(_ collector: FindingCollector, _ scope: FormScope, _ defaults: ItemDefaults) {
        (self.collector, self.scope, self.defaults) = (collector, scope, defaults)
    }

    mutating func read(_ node: SourceNode) {
        guard let keys = MappingReader(node, named: "sections", collector) else { return }
        keys.allow(Self.keys)
        let title = keys.requiredText("section")
        let identifier = keys.value("id", .identifier, ItemIdentifier.init)
        let show = keys.condition("show", scope.conditions)
        let own = keys.defaults(defaults, scope)
        let first = items.count
        if !keys.has("items") { keys.report(.missingKey("items")) }
        let nodes = keys.list("items") ?? []
        if nodes.isEmpty, let entry = keys.entry("items"), case .list = entry.value.content {
            keys.report(.emptyText(key: "items"), at: entry.place)
        }
        for node in nodes { readItem(node, own) }
        sections.append(
            Section(
                name: identifier?.text ?? title?.text ?? "", title: title?.text ?? "",
                intro: keys.text("intro")?.text, show: show,
                shuffle: keys.flag("shuffle") ?? false, items: first..<items.count))
    }

    private mutating func readItem(_ node: SourceNode, _ own: ItemDefaults) {
        let name = node.identifier
        guard let keys = MappingReader(node, named: "items", item: name, collector) else { return }
        let item = ItemReader(keys: keys, scope: scope)
            .item(index: count, section: sections.count, defaults: own)
        scope.conditions.add(name, item?.kind)
        count += 1
        guard let item else { return }
        items.append(item)
        places.append(keys.place)
    }
}
