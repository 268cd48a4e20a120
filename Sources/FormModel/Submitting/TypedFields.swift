import Values

/// The fields of one submission, sorted to the items that they belong to.
///
/// A class, because each item's check is handed them: as a struct they would cost half a dozen
/// reference counts each time.
final class TypedFields {
    let raw: RawSubmission
    /// The day on which they are checked.
    let today: Day
    /// The first field of each slot, or -1.
    private let heads: [Int32]
    /// For each field the next one of the same slot, or -1.
    private let nexts: [Int32]
    /// Fields that belong to no item.
    let unknown: [Int]

    init(_ raw: RawSubmission, _ table: FieldTable, today: Day) {
        (self.raw, self.today) = (raw, today)
        var heads = Array(repeating: Int32(-1), count: table.slotCount)
        var nexts = Array(repeating: Int32(-1), count: raw.fields.count)
        var unknown: [Int] = []
        // From the last to the first, so that the chains run in the fields' order.
        for index in raw.fields.indices.reversed() {
            guard let slot = table.slot(of: raw.bytes, raw.fields[index].name) else {
                unknown.append(index)
                continue
            }
            nexts[index] = heads[slot]
            heads[slot] = Int32(index)
        }
        (self.heads, self.nexts, self.unknown) = (heads, nexts, unknown)
    }

    /// Calls `body` with what was typed into each field of a slot, trimmed, unless that is nothing.
    func forEach(_ slot: Int, _ body: (Range<Int>) -> Void) {
        var index = Int(heads[slot])
        while index >= 0 {
            let range = TypedText.trimmed(raw.bytes, raw.fields[index].value)
            if !range.isEmpty { body(range) }
            index = Int(nexts[index])
        }
    }

    /// The name of a field as it was sent.
    func name(of index: Int) -> String {
        String(decoding: raw.bytes[raw.fields[index].name], as: UTF8.self)
    }
}

/// The fields of one item: its own and those beside its choices.
struct ItemFields {
    private let fields: TypedFields
    private let firstSlot: Int

    init(_ fields: TypedFields, firstSlot: Int) {
        self.fields = fields
        self.firstSlot = firstSlot
    }

    var bytes: [UInt8] { fields.raw.bytes }
    /// The day on which the fields are checked.
    var today: Day { fields.today }

    /// What a field that takes one value holds.
    enum Single {
        case nothing
        case value(Range<Int>)
        /// Different values were sent for it.
        case several
    }

    func single(_ part: Int = 0) -> Single {
        var single = Single.nothing
        let bytes = bytes
        fields.forEach(firstSlot + part) { range in
            switch single {
            case .nothing: single = .value(range)
            case .value(let first) where bytes[first].elementsEqual(bytes[range]): break
            case .value, .several: single = .several
            }
        }
        return single
    }

    func forEach(_ part: Int = 0, _ body: (Range<Int>) -> Void) {
        fields.forEach(firstSlot + part, body)
    }
}
