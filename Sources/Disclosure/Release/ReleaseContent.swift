import Foundation
import Values

/// What a release says, before and after it was bytes.
struct ReleaseContent {
    let number: Int
    let day: Day
    let joined: Int
    let left: Int
    let tables: [ReleasedTable]
    let coarsening: Coarsening
    let thinFilters: Set<Int>
}

// MARK: - Writing

extension ReleaseContent {
    func json(_ plan: ReleasePlan) -> JSONValue {
        .object([
            "form": .string(plan.form.text),
            "plan": .string(plan.digest.hexadecimal),
            "release": .integer(Int64(number + 1)),
            "day": .string(day.description),
            "joined": .integer(Int64(joined)),
            "left": .integer(Int64(left)),
            "coarsening": coarsening.json,
            "thinFilters": .array(thinFilters.sorted().map { .integer(Int64($0)) }),
            "tables": .array(tables.map { json($0, plan) }),
        ])
    }

    private func json(_ table: ReleasedTable, _ plan: ReleasePlan) -> JSONValue {
        let planned = plan.tables[table.table]
        let dimensions = zip(planned.questions, table.groups).map { question, groups in
            Self.json(plan.questions[question], groups)
        }
        return .object([
            "table": .integer(Int64(table.table)),
            "name": .string(plan.name(of: planned)),
            "questions": .array(dimensions),
            "cells": .array(table.cells.map(json)),
            "margins": .array(table.margins.map { .array($0.map(json)) }),
            "total": json(table.total),
        ])
    }

    private func json(_ band: Band?) -> JSONValue { band?.json ?? .null }

    private static func json(_ question: PlannedQuestion, _ groups: [[Int]]) -> JSONValue {
        let codes = groups.map { group in
            JSONValue.array(group.map { .string(question.categories[$0]) })
        }
        return .object(["question": .string(question.name), "categories": .array(codes)])
    }
}

// MARK: - Reading

extension ReleaseContent {
    /// Nil for bytes that no release of the plan can be.
    init?(frozen bytes: [UInt8], plan: ReleasePlan) {
        // Whatever is no JSON is no release either.
        guard let json = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)),
            let members = json.members, members["plan"] == .string(plan.digest.hexadecimal),
            let number = members["release"]?.number, number > 0,
            let day = members["day"]?.text.flatMap({ Day($0) }),
            let joined = members["joined"]?.number, let left = members["left"]?.number,
            let coarsening = members["coarsening"].flatMap({
                Coarsening(json: $0, plan: plan)
            }),
            let thin = members["thinFilters"]?.list?.compactMap(\.number),
            let list = members["tables"]?.list
        else { return nil }
        let tables = list.compactMap { ReleasedTable(json: $0, plan: plan) }
        guard tables.count == list.count else { return nil }
        self.init(
            number: number - 1, day: day, joined: joined, left: left, tables: tables,
            coarsening: coarsening, thinFilters: Set(thin))
    }
}

extension ReleasedTable {
    fileprivate init?(json: JSONValue, plan: ReleasePlan) {
        guard let members = json.members, let table = members["table"]?.number,
            plan.tables.indices.contains(table),
            let dimensions = members["questions"]?.list,
            dimensions.count == plan.tables[table].questions.count,
            let cells = members["cells"].flatMap(Self.bands),
            let margins = members["margins"]?.list?.compactMap(Self.bands),
            let total = members["total"]
        else { return nil }
        let questions = plan.tables[table].questions.map { plan.questions[$0] }
        let groups = zip(questions, dimensions).compactMap { Self.groups($0, $1) }
        guard groups.count == questions.count,
            cells.count == groups.reduce(1, { $0 * $1.count })
        else { return nil }
        self.init(
            table: table, groups: groups, cells: cells, margins: margins,
            total: Band(json: total))
    }

    private static func bands(_ json: JSONValue) -> [Band?]? {
        guard let list = json.list else { return nil }
        let bands = list.map(Band.init)
        return zip(list, bands).allSatisfy { $0 == .null || $1 != nil } ? bands : nil
    }

    private static func groups(_ question: PlannedQuestion, _ json: JSONValue) -> [[Int]]? {
        json.members?["categories"]?.list?.map { group in
            (group.list ?? []).compactMap { $0.text.flatMap(question.category) }
        }
    }
}
