package import Disclosure
package import Store
package import Values

extension SQLStore {
    package func releasePlan(of form: FormName) throws(StoreError) -> StoredReleasePlan? {
        try releasePlan("form = ? AND is_in_force = 1", form.text)
    }

    package func releasePlan(
        named digest: Digest
    ) throws(StoreError) -> StoredReleasePlan? {
        try releasePlan("digest = ?", digest)
    }

    private func releasePlan(
        _ condition: String, _ argument: any SQLBindable
    ) throws(StoreError) -> StoredReleasePlan? {
        try read { database in
            try database.row(
                "SELECT digest, content, made_on FROM release_plan WHERE \(condition)", argument
            )
            .map {
                StoredReleasePlan(
                    digest: try $0.digest("digest"), bytes: $0.bytes("content"),
                    madeOn: try $0.day("made_on"))
            }
        }
    }

    package func releasePast(of plan: Digest) throws(StoreError) -> ReleasePast {
        try read { database in
            let rows = try database.rows(
                StoredRelease.selection + " WHERE plan.digest = ? ORDER BY number", plan)
            return ReleasePast(
                releases: try rows.map(StoredRelease.init),
                leavers: try leavers(of: plan, in: database),
                leftSince: try database.value(
                    "SELECT left_since FROM release_plan WHERE digest = ?", plan) ?? 0)
        }
    }

    private func leavers(
        of plan: Digest, in database: any SQLSession
    ) throws -> [ReleaseHistory.Leavers] {
        try database.rows(
            """
            SELECT counted, people FROM release_leavers JOIN release_plan ON id = plan_id
            WHERE digest = ?
            """, plan
        )
        .map { row in
            let counted: String = row["counted"]
            let past = try Participation(counted: counted, shielded: counted)
            return ReleaseHistory.Leavers(counted: past.counted, count: row["people"])
        }
        .sorted { $0.counted.lexicographicallyPrecedes($1.counted) }
    }

    package func participations(
        in plan: Digest, ofRecords numbers: ClosedRange<Int>
    ) throws(StoreError) -> [Int: Participation] {
        try read { database in
            let rows = try database.rows(
                """
                SELECT response_id, counted, shielded FROM release_mark
                WHERE response_id BETWEEN ? AND ? AND plan_id =
                    (SELECT id FROM release_plan WHERE digest = ?)
                """, numbers.lowerBound, numbers.upperBound, plan)
            return try Dictionary(
                uniqueKeysWithValues: rows.map {
                    ($0[0], try Participation(counted: $0[1], shielded: $0[2]))
                })
        }
    }

    package func release(
        _ serial: Int?, of form: FormName
    ) throws(StoreError) -> StoredRelease? {
        try read { database in
            try database.row(
                StoredRelease.selection
                    + " WHERE frozen.form = ?1 AND (?2 IS NULL OR serial = ?2)"
                    + " ORDER BY serial DESC LIMIT 1", form.text, serial
            )
            .map(StoredRelease.init)
        }
    }

    package func releases(of form: FormName) throws(StoreError) -> [StoredRelease] {
        try read { database in
            try database.rows(
                StoredRelease.selection + " WHERE frozen.form = ? ORDER BY serial", form.text
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

    fileprivate init(_ row: SQLRow) throws {
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
