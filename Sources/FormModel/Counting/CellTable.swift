/// The fixed table of a form's cells; counting a submission adds one to some of its places.
struct CellTable: Sendable {
    let keys: [CellKey]
    /// The place of each item's `shown` cell; `answered` follows it, then the kind's own cells.
    private let firsts: [Int]

    init(items: [Item]) {
        var keys: [CellKey] = []
        firsts = items.map { item in
            let first = keys.count
            keys += Self.names(of: item).map { CellKey(item: item.identifier, name: $0) }
            return first
        }
        self.keys = keys
    }

    private static func names(of item: Item) -> [CellName] {
        guard item.kind.hasAnswer else { return [] }
        return [.shown, .answered] + item.kind.rules.cells
    }

    /// Appends the places that an item counts in, which was shown and perhaps answered.
    func append(_ item: Item, _ answer: Answer?, to cells: inout [Int]) {
        guard item.kind.hasAnswer else { return }
        let first = firsts[item.index]
        cells.append(first)
        guard let answer else { return }
        cells.append(first + 1)
        forEachCell(counting: answer, to: item) { cells.append($0) }
    }

    /// Goes through the places that the answer itself counts in.
    func forEachCell(counting answer: Answer, to item: Item, _ body: (Int) -> Void) {
        let first = firsts[item.index] + 2
        item.kind.count(answer) { body(first + $0) }
    }
}
