/// The least and greatest value of each count that witnesses have shown so far.
struct AuditRanges {
    /// Counts of one release.
    var single = Ranges()
    /// What is left of a release's base beside them.
    var rest = Ranges()
    /// Counts of those whom one release counts and another does not.
    var pair = Ranges()

    init() {}

    init(counts: [Int32], pairs: [Int32]) {
        (single, rest) = (Ranges(count: counts.count), Ranges(count: counts.count))
        pair = Ranges(count: pairs.count)
    }

    mutating func takeOver(
        _ old: AuditRanges, from: AuditView, to: AuditView, _ model: AuditModel
    ) {
        let count = model.releases * to.cells
        single.takeOver(old.single, from: from.first, to: to.first, count: count)
        rest.takeOver(old.rest, from: from.first, to: to.first, count: count)
        let pairCount = model.releases * count
        pair.takeOver(old.pair, from: from.firstPair, to: to.firstPair, count: pairCount)
    }

    struct Ranges {
        private(set) var least: [Int32] = []
        private(set) var most: [Int32] = []

        init() {}

        init(count: Int) {
            least = Array(repeating: .max, count: count)
            most = Array(repeating: .min, count: count)
        }

        mutating func see(_ value: Int32, at slot: Int) {
            if value < least[slot] { least[slot] = value }
            if value > most[slot] { most[slot] = value }
        }

        /// How far apart the values were that were seen.
        func span(_ slot: Int) -> Int32 { most[slot] &- least[slot] }

        mutating func takeOver(_ old: Ranges, from: Int, to: Int, count: Int) {
            for offset in 0..<count {
                see(old.least[from + offset], at: to + offset)
                see(old.most[from + offset], at: to + offset)
            }
        }
    }
}
