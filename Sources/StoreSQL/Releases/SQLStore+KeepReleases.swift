import Consent
import Disclosure
package import Store
package import Values

extension SQLStore {
    package func putInForce(
        _ plan: NewReleasePlan, on day: Day, for action: OperatorAction?
    ) throws(StoreError) -> Bool {
        try write { database in
            guard try self.plan(plan.digest, of: plan.form, in: database) == nil else {
                return false
            }
            try database.run(
                "UPDATE release_plan SET is_in_force = 0 WHERE form = ?", plan.form.text)
            try database.run(
                """
                INSERT INTO release_plan (form, digest, content, made_on, is_in_force)
                VALUES (?, ?, ?, ?, 1)
                ON CONFLICT (digest) DO UPDATE SET is_in_force = 1
                """, plan.form.text, plan.digest, plan.bytes, day.description)
            if let action { try record(action, leaf: nil, in: database) }
            return true
        }
    }

    package func keep(
        _ release: NewRelease, for action: OperatorAction?
    ) throws(StoreError) -> StoredRelease? {
        try write { database in
            guard let plan = try plan(release.plan, of: release.form, in: database),
                plan.leftSince == release.leftSince, plan.releases == release.number,
                try isUnchanged(release.marks, in: database)
            else { return nil }
            try put(release.marks, in: plan.row, in: database)
            let digest = Digest(of: release.bytes)
            let leaf = try appendLeaves(
                [.releaseMade(digest, on: release.day)], in: database)
            let serial = try freeze(release, digest, plan.row, leaf, in: database)
            if let action { try record(action, leaf: leaf, in: database) }
            try tell(
                .released(release.form, serial: serial), on: release.day, in: database)
            return StoredRelease(
                serial: serial, plan: release.plan, number: release.number, day: release.day,
                bytes: release.bytes, digest: digest, leaf: leaf)
        }
    }

    /// The plan's row if it is in force, with how many left since its last release.
    private func plan(
        _ digest: Digest, of form: FormName, in database: any SQLSession
    ) throws -> (row: Int, leftSince: Int, releases: Int)? {
        try database.row(
            """
            SELECT id, left_since,
                (SELECT count(*) FROM release_frozen WHERE plan_id = id) AS releases
            FROM release_plan WHERE digest = ? AND form = ? AND is_in_force = 1
            """, digest, form.text
        )
        .map { ($0["id"], $0["left_since"], $0["releases"]) }
    }

    /// Says whether all that was read of responses is what they say now.
    private func isUnchanged(_ marks: [NewRelease.Mark], in database: any SQLSession) throws -> Bool
    {
        try marks.allSatisfy {
            try database.value(
                "SELECT version FROM response WHERE id = ? AND answers IS NOT NULL", $0.record)
                == $0.revision
        }
    }

    private func put(
        _ marks: [NewRelease.Mark], in plan: Int, in database: any SQLSession
    ) throws {
        let joined = marks.filter(\.participation.hasJoined)
        try database.runEach(
            """
            INSERT INTO release_mark (response_id, plan_id, counted, shielded)
            VALUES (?, ?, ?, ?) ON CONFLICT (response_id, plan_id)
            DO UPDATE SET counted = excluded.counted, shielded = excluded.shielded
            """,
            with: joined.map { mark in
                let halves = mark.participation.text.split(separator: ";").map(String.init)
                return [
                    .integer(mark.record), .integer(plan), .text(halves[0]), .text(halves[1]),
                ]
            })
        let marked: Int? = try database.value(
            "SELECT count(*) FROM release_mark WHERE plan_id = ?", plan)
        // Whoever is there and was not handed over would be taken for somebody who never left.
        guard marked == joined.count else {
            throw StoreError.failed(reason: "a response of an earlier release was left unread")
        }
    }

    private func freeze(
        _ release: NewRelease, _ digest: Digest, _ plan: Int, _ leaf: Int,
        in database: any SQLSession
    ) throws -> Int {
        let form = release.form.text
        let last: Int? = try database.value(
            "SELECT max(serial) FROM release_frozen WHERE form = ?", form)
        let serial = (last ?? 0) + 1
        try database.run(
            """
            INSERT INTO release_frozen
                (plan_id, number, form, serial, digest, content, made_on, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """, plan, release.number, form, serial, digest, release.bytes, release.day.description,
            leaf)
        try database.run("UPDATE release_plan SET left_since = 0 WHERE id = ?", plan)
        return serial
    }
}
