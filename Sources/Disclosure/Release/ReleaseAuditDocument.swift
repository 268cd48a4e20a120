package import Values

/// All releases of a plan as one document, for an auditor who has nothing but this.
package struct ReleaseAuditDocument: Sendable {
    /// The document; its canonical text is what is handed out.
    package let json: JSONValue

    /// True counts of a release, for the operator alone: the table in the plan, then its counts as
    /// planned, not merged.
    package typealias TrueCounts = [Int: [Int]]

    /// The document without anything that was not published; or with the true counts of each release,
    /// where the operator keeps them.
    package init(
        _ plan: ReleasePlan, _ releases: [Release], trueCounts: [TrueCounts] = []
    ) {
        let writer = AuditWriter(plan: plan)
        let tables = releases.enumerated().flatMap { number, release in
            let counts = trueCounts.indices.contains(number) ? trueCounts[number] : [:]
            return release.tables.map { writer.json($0, of: number, counts[$0.table]) }
        }
        json = .object([
            "threshold": .integer(Int64(plan.parameters.threshold)),
            "presence": .string("any"),
            "questions": .object(
                Dictionary(
                    plan.questions.map { ($0.name, writer.codes($0)) },
                    uniquingKeysWith: { first, _ in first })),
            "releases": .array(releases.map(writer.json)),
            "tables": .array(tables),
        ])
    }

    /// The document as canonical JSON (RFC 8785).
    package var bytes: [UInt8] { json.canonical }
}

/// Writes the parts of the document.
private struct AuditWriter {
    let plan: ReleasePlan

    func codes(_ question: PlannedQuestion) -> JSONValue {
        .array(question.categories.map(JSONValue.string))
    }

    func json(_ release: Release) -> JSONValue {
        var members: [String: JSONValue] = ["name": .string(String(release.number + 1))]
        guard release.number > 0 else { return .object(members) }
        members["left"] = .integer(Int64(release.left))
        members["joined"] = .integer(Int64(release.joined))
        return .object(members)
    }

    func json(_ table: ReleasedTable, of release: Int, _ counts: [Int]?) -> JSONValue {
        let planned = plan.tables[table.table]
        var members: [String: JSONValue] = [
            "name": .string(plan.name(of: planned)),
            "release": .string(String(release + 1)),
            "dims": .array(planned.questions.map(dimension)),
            "cells": .array(cells(table, counts)),
            "margins": .array(margins(table, counts)),
        ]
        if let filter = planned.filter {
            let question = plan.questions[filter.question]
            let codes = filter.categories.map { JSONValue.string(question.categories[$0]) }
            members["filter"] = .object([
                question.name: codes.count == 1 ? codes[0] : .array(codes)
            ])
        }
        return .object(members)
    }

    private func dimension(_ question: Int) -> JSONValue {
        let question = plan.questions[question]
        return .object([
            "question": .string(question.name), "categories": codes(question),
            "complete": .bool(true),
        ])
    }

    private func cells(_ table: ReleasedTable, _ counts: [Int]?) -> [JSONValue] {
        let sizes = table.groups.map(\.count)
        return table.cells.enumerated().map { place, band in
            let groups =
                sizes.count == 2 ? [place / sizes[1], place % sizes[1]] : [place]
            return entry(table, groups, band, counts)
        }
    }

    private func margins(_ table: ReleasedTable, _ counts: [Int]?) -> [JSONValue] {
        let sums = table.margins.enumerated().flatMap { dimension, bands in
            bands.enumerated().map { place, band in
                entry(table, dimension == 0 ? [place, nil] : [nil, place], band, counts)
            }
        }
        let all = [Int?](repeating: nil, count: table.groups.count)
        return sums + [entry(table, all, table.total, counts)]
    }

    /// A cell or margin; a group of nil is all categories.
    private func entry(
        _ table: ReleasedTable, _ groups: [Int?], _ band: Band?, _ counts: [Int]?
    ) -> JSONValue {
        let at = groups.enumerated().map { dimension, group in
            code(table, dimension, group)
        }
        var members: [String: JSONValue] = ["at": .array(at), "value": band?.json ?? .null]
        if let counts {
            let sums = CellSums(counts, of: plan.tables[table.table], plan)
            members["true"] = .integer(Int64(sums.sum(table, groups)))
        }
        return .object(members)
    }

    private func code(_ table: ReleasedTable, _ dimension: Int, _ group: Int?) -> JSONValue {
        guard let group else { return .string("*") }
        let question = plan.questions[plan.tables[table.table].questions[dimension]]
        let codes = table.groups[dimension][group].map {
            JSONValue.string(question.categories[$0])
        }
        return codes.count == 1 ? codes[0] : .array(codes)
    }
}
