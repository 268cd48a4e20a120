import FormModel

/// Counts the records that are alone with their answers to the sensitive and identifying questions.
///
/// It keeps a number for each combination, not the answers; where there are too many, for a random
/// part of all combinations, so that memory is bounded and the count an estimate.
package struct RareCombinations: Sendable {
    /// How many combinations are kept at most.
    private static let most = 1 << 19

    /// The columns that it looks at. What people wrote in their own words is nearly always alone, so
    /// that it says nothing here.
    package let columns: [Int]
    /// How many questions they belong to.
    package let questions: Int
    private var counts: [UInt64: Bool] = [:]
    /// Combinations are kept whose last so many bits are zero.
    private var sampledBits = 0

    package init(_ table: RecordTable) {
        let chosen = table.columns.indices.filter { place in
            guard let question = table.columns[place].question else { return false }
            if case .text = table.columns[place].kind { return false }
            let asked = table.questions[question]
            return asked.identifies || asked.sensitivity != .none
        }
        columns = chosen
        questions = Set(chosen.compactMap { table.columns[$0].question }).count
    }

    /// A number for the record's combination; equal combinations have equal ones within a run.
    package static func key(of row: [RecordCell], _ columns: [Int]) -> UInt64 {
        var hasher = Hasher()
        for column in columns { hasher.combine(row[column]) }
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Takes the next record's combination.
    package mutating func take(_ key: UInt64) {
        guard key & mask == 0 else { return }
        counts[key] = counts[key] != nil
        while counts.count > Self.most { thin() }
    }

    private var mask: UInt64 { (1 << UInt64(sampledBits)) - 1 }

    private mutating func thin() {
        sampledBits += 1
        let mask = mask
        counts = counts.filter { $0.key & mask == 0 }
    }

    /// How many records are alone, and whether that was estimated.
    package var alone: (count: Int, isEstimate: Bool) {
        guard !columns.isEmpty else { return (0, false) }
        return (counts.values.count { !$0 } << sampledBits, sampledBits > 0)
    }
}
