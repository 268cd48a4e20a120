package import Disclosure
import Foundation
import GRDB
package import Store
package import Values

extension SQLiteStore {
    package func releasePlan(of form: FormName) throws(StoreError) -> StoredReleasePlan? {
        try plan(where: "form = ? AND is_in_force = 1", [form.text])
    }

    package func releasePlan(_ digest: Values.Digest) throws(StoreError) -> StoredReleasePlan? {
        try plan(where: "digest = ?", [digest.data])
    }

    private func plan(
        where condition: String, _ arguments: StatementArguments
    ) throws(StoreError) -> StoredReleasePlan? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT digest, content, made_on FROM release_plan WHERE \(condition)",
                arguments: arguments
            )
            .map {
                StoredReleasePlan(
                    digest: try $0.digest("digest"), bytes: $0.bytes("content"),
                    madeOn: try $0.day("made_on"))
            }
        }
    }

    package func releasePast(of plan: Values.Digest) throws(StoreError) -> ReleasePast {
        try read { database in
            let rows = try Row.fetchAll(
                database,
                sql: StoredRelease.selection + " WHERE plan.digest = ? ORDER BY number",
                arguments: [plan.data])
            return ReleasePast(
                releases: try rows.map(StoredRelease.init),
                leavers: try leavers(of: plan, in: database),
                leftSince: try Int.fetchOne(
                    database, sql: "SELECT left_since FROM release_plan WHERE digest = ?",
                    arguments: [plan.data]) ?? 0)
        }
    }

    private func leavers(
        of plan: Values.Digest, in database: Database
    ) throws -> [ReleaseHistory.Leavers] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT counted, people FROM release_leavers JOIN release_plan ON id = plan_id
                WHERE digest = ?
                """, arguments: [plan.data]
        )
        .map { row in
            let counted: String = row["counted"]
            let past = try Participation(counted: counted, shielded: counted)
            return ReleaseHistory.Leavers(counted: past.counted, count: row["people"])
        }
        .sorted { $0.counted.lexicographicallyPrecedes($1.counted) }
    }

    package func participations(
        in plan: Values.Digest, ofRecords numbers: ClosedRange<Int>
    ) throws(StoreError) -> [Int: Participation] {
        try read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(
                    sql: """
                        SELECT response_id, counted, shielded FROM release_mark
                        WHERE response_id BETWEEN ? AND ? AND plan_id =
                            (SELECT id FROM release_plan WHERE digest = ?)
                        """), arguments: [numbers.lowerBound, numbers.upperBound, plan.data])
            var found: [Int: Participation] = [:]
            while let row = try rows.next() {
                found[row[0]] = try Participation(counted: row[1], shielded: row[2])
            }
            return found
        }
    }

    package func release(
        _ serial: Int?, of form: FormName
    ) throws(StoreError) -> StoredRelease? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: StoredRelease.selection
                    + " WHERE frozen.form = ?1 AND (?2 IS NULL OR serial = ?2)"
                    + " ORDER BY serial DESC LIMIT 1", arguments: [form.text, serial]
            )
            .map(StoredRelease.init)
        }
    }

    package func releases(of form: FormName) throws(StoreError) -> [StoredRelease] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: StoredRelease.selection + " WHERE frozen.form = ? ORDER BY serial",
                arguments: [form.text]
            )
            .map(StoredRelease.init)
        }
    }
}

extension StoredRelease {
    fileprivate static let selection = """
        SELECT serial, plan.digest AS plan, number, frozen.made_on, frozen.content,
            frozen.digest AS digest, leaf
        FROM release_frozen AS frozen JOIN release_plan AS plan ON plan.id = plan_id
        """

    fileprivate init(_ row: Row) throws {
        self.init(
            serial: row["serial"], plan: try row.digest("plan"), number: row["number"],
            day: try row.day("made_on"), bytes: row.bytes("content"),
            digest: try row.digest("digest"), leaf: row["leaf"])
    }
}

extension Participation {
    /// The marks in the columns of a row.
    fileprivate init(counted: String, shielded: String) throws {
        guard let marks = Participation("\(counted);\(shielded)") else {
            throw StoreError.failed(reason: "the releases of a response cannot be read")
        }
        self = marks
    }
}
