import Foundation
package import Values

/// A release as it is read from its published bytes and those of its plan, by codes and bands alone.
///
/// No form is needed, so that a release can be shown for as long as its bytes are kept.
package struct FrozenRelease: Sendable {
    /// The digest of the form version for which the plan was made.
    package let formDigest: Digest?
    /// Counts below it are shown as "fewer than" it.
    package let threshold: Int
    /// The width of a band above the threshold.
    package let band: Int
    /// Every table of the plan, in its order, shown or not.
    package let tables: [FrozenTable]

    /// Nil when the bytes are no release, or none of that plan.
    package init?(frozen bytes: [UInt8], plan planBytes: [UInt8]) {
        // Whatever is no JSON of that shape is none either.
        guard let content = try? JSONDecoder().decode(FrozenContent.self, from: Data(bytes)),
            let plan = try? JSONDecoder().decode(FrozenPlan.self, from: Data(planBytes)),
            content.plan == Digest(of: planBytes).hexadecimal
        else { return nil }
        formDigest = Digest(hexadecimal: plan.formDigest)
        (threshold, band) = (plan.parameters.threshold, plan.parameters.band)
        tables = plan.tables.enumerated().map { FrozenTable(place: $0, $1, content, plan) }
    }

    /// How many people are counted in all, as closely as any table of everybody says.
    package var people: Band? {
        tables.compactMap { $0.filter == nil ? $0.counts?.total : nil }
            .min { $0.upper - $0.lower < $1.upper - $1.lower }
    }
}

/// A release's canonical JSON, as far as it is shown.
struct FrozenContent: Decodable {
    struct Coarse: Decodable {
        let wideCells: [Int]
        let omitted: [Int]
    }

    struct Dimension: Decodable {
        let question: String
        let categories: [[String]]
    }

    struct Table: Decodable {
        let table: Int
        let questions: [Dimension]
        let cells: [JSONValue]
        let margins: [[JSONValue]]
        let total: JSONValue?
    }

    let plan: String
    let coarsening: Coarse
    let thinFilters: [Int]
    let tables: [Table]
}

/// A plan's canonical JSON, as far as it is shown.
struct FrozenPlan: Decodable {
    struct Parameters: Decodable {
        let threshold: Int
        let band: Int
    }

    struct Table: Decodable {
        let questions: [String]
        let filter: [String: [String]]?
    }

    let formDigest: String
    let parameters: Parameters
    let tables: [Table]

    /// The number of the group of people that a table counts, from 0 for everybody.
    func base(of table: Table) -> Int {
        let filters = tables.reduce(into: [[String: [String]]]()) { filters, table in
            guard let filter = table.filter, !filters.contains(filter) else { return }
            filters.append(filter)
        }
        return table.filter.flatMap(filters.firstIndex).map { $0 + 1 } ?? 0
    }
}
