import Values

/// What is shown less exactly than planned; it stays so for all later releases of the plan.
package struct Coarsening: Hashable, Sendable {
    /// The groups of people, by number, whose total is not shown.
    package internal(set) var bases: Set<Int> = []
    /// The tables whose rows' and columns' totals have wide bands.
    package internal(set) var wideTotals: Set<Int> = []
    /// For each question how many steps of merging are done.
    package internal(set) var merges: [Int]
    /// The tables whose cells have wide bands.
    package internal(set) var wideCells: Set<Int> = []
    /// The tables that are not shown any more.
    package internal(set) var omitted: Set<Int> = []

    init(questions: Int) { merges = Array(repeating: 0, count: questions) }
}

extension Coarsening {
    var json: JSONValue {
        func numbers(_ numbers: some Sequence<Int>) -> JSONValue {
            .array(numbers.map { .integer(Int64($0)) })
        }
        return .object([
            "totals": numbers(bases.sorted()), "wideTotals": numbers(wideTotals.sorted()),
            "merges": numbers(merges), "wideCells": numbers(wideCells.sorted()),
            "omitted": numbers(omitted.sorted()),
        ])
    }

    init?(json: JSONValue, plan: ReleasePlan) {
        guard case .object(let members) = json else { return nil }
        func numbers(_ name: String, below limit: Int) -> [Int]? {
            guard case .array(let values) = members[name] else { return nil }
            let numbers = values.compactMap { value -> Int? in
                guard case .integer(let number) = value, (0..<Int64(limit)).contains(number) else {
                    return nil
                }
                return Int(number)
            }
            return numbers.count == values.count ? numbers : nil
        }
        let tables = plan.tables.count
        let most = (plan.questions.map(\.merges.count).max() ?? 0) + 1
        guard let bases = numbers("totals", below: plan.baseCount),
            let totals = numbers("wideTotals", below: tables),
            let merges = numbers("merges", below: most), merges.count == plan.questions.count,
            let cells = numbers("wideCells", below: tables),
            let omitted = numbers("omitted", below: tables)
        else { return nil }
        self.init(questions: merges.count)
        (self.bases, self.wideTotals, self.merges) = (Set(bases), Set(totals), merges)
        (wideCells, self.omitted) = (Set(cells), Set(omitted))
    }
}
