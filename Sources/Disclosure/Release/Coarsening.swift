import Values

/// What is shown less exactly than planned; it stays so for all later releases of the plan.
package struct Coarsening: Hashable, Sendable {
    /// The filters' groups of people, by number from 1, whose total is not shown.
    package internal(set) var bases: Set<Int> = []
    /// For each table the cells, as planned, that are left open, so that no small one is what lacks
    /// to the total (complementary suppression).
    package internal(set) var hidden: [Set<Int>]
    /// The tables whose cells have wide bands.
    package internal(set) var wideCells: Set<Int> = []
    /// For each table and question of it how many steps of merging are done.
    package internal(set) var merges: [[Int]]
    /// The tables that are not shown any more.
    package internal(set) var omitted: Set<Int> = []

    init(_ plan: ReleasePlan) {
        hidden = Array(repeating: [], count: plan.tables.count)
        merges = plan.tables.map { table in table.questions.map { _ in 0 } }
    }
}

extension Coarsening {
    var json: JSONValue {
        .object([
            "totals": .numbers(bases.sorted()),
            "hidden": .array(hidden.map { .numbers($0.sorted()) }),
            "wideCells": .numbers(wideCells.sorted()),
            "merges": .array(merges.map(JSONValue.numbers)),
            "omitted": .numbers(omitted.sorted()),
        ])
    }

    init?(json: JSONValue, plan: ReleasePlan) {
        guard case .object(let members) = json,
            let bases = members["totals"]?.numbers(below: plan.baseCount),
            let cells = members["wideCells"]?.numbers(below: plan.tables.count),
            let merges = Self.merges(members["merges"], plan),
            let omitted = members["omitted"]?.numbers(below: plan.tables.count),
            let hidden = Self.hidden(members["hidden"], plan)
        else { return nil }
        (self.bases, self.hidden, self.merges) = (Set(bases), hidden, merges)
        (wideCells, self.omitted) = (Set(cells), Set(omitted))
    }

    private static func merges(_ json: JSONValue?, _ plan: ReleasePlan) -> [[Int]]? {
        guard case .array(let lists) = json, lists.count == plan.tables.count else { return nil }
        let merges = zip(lists, plan.tables).compactMap { list, table -> [Int]? in
            let most = table.questions.map { plan.questions[$0].merges.count }
            guard let merges = list.numbers(below: (most.max() ?? 0) + 1),
                merges.count == most.count, zip(merges, most).allSatisfy({ $0 <= $1 })
            else { return nil }
            return merges
        }
        return merges.count == lists.count ? merges : nil
    }

    private static func hidden(_ json: JSONValue?, _ plan: ReleasePlan) -> [Set<Int>]? {
        guard case .array(let lists) = json, lists.count == plan.tables.count else { return nil }
        let hidden = zip(lists, plan.tables).compactMap { list, table in
            list.numbers(below: plan.cellCount(of: table)).map(Set.init)
        }
        return hidden.count == lists.count ? hidden : nil
    }
}

extension JSONValue {
    fileprivate static func numbers(_ numbers: [Int]) -> JSONValue {
        .array(numbers.map { .integer(Int64($0)) })
    }

    fileprivate func numbers(below limit: Int) -> [Int]? {
        guard case .array(let values) = self else { return nil }
        let numbers = values.compactMap { value -> Int? in
            guard case .integer(let number) = value, (0..<Int64(limit)).contains(number) else {
                return nil
            }
            return Int(number)
        }
        return numbers.count == values.count ? numbers : nil
    }
}
