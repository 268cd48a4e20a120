import Values

/// Knows by its name which item a field belongs to.
struct FieldTable: Sendable {
    private let slots: ByteTable
    /// The slot of each item's first field; its other fields follow.
    let firstSlots: [Int]
    let slotCount: Int
    private let names: [String]

    init(items: [Item]) {
        var names: [String] = []
        var aliases: [(name: String, value: Int)] = []
        firstSlots = items.map { item in
            let first = names.count
            names += item.kind.rules.fieldSuffixes.map { item.identifier.text + $0 }
            if case .consent(let consent) = item.kind {
                let alias = RawSubmission.consentField(of: consent.purpose.text)
                aliases.append((alias, first))
            }
            return first
        }
        self.names = names
        slotCount = names.count
        slots = ByteTable(names.enumerated().map { ($0.element, $0.offset) } + aliases)
    }

    /// A table of one item's fields.
    init(names: [String]) {
        self.names = names
        (firstSlots, slotCount) = ([0], names.count)
        slots = ByteTable(names.enumerated().map { ($0.element, $0.offset) })
    }

    func slot(of bytes: [UInt8], _ name: Range<Int>) -> Int? {
        slots.value(of: bytes, name)
    }

    /// The position of the item that a field belongs to.
    func item(of bytes: [UInt8], _ name: Range<Int>) -> Int? {
        // The last item whose fields begin at the slot or before; an item without fields has none.
        slot(of: bytes, name).flatMap { slot in firstSlots.lastIndex { $0 <= slot } }
    }

    /// The name of one of an item's fields.
    func name(of item: Item, part: Int) -> String {
        names[firstSlots[item.index] + part]
    }
}
