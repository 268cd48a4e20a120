package import Store
import StoreSQL

extension PostgreSQLEngine {
    /// The number that triggers raise when what everybody is shown changes, whoever changes it: the pages of
    /// all servers are made anew, but not for each answer that is stored.
    package func changeMark() throws(StoreError) -> Int {
        try readOnce { session in
            try session.rows("SELECT mark FROM publication", with: [])[0][0]
        }
    }

    /// Nothing: the log is the server's and its archives are the operator's, so that what was erased can be
    /// read there for a while, sealed; the key that opened it was kept outside and is gone.
    package func forgetLog() throws(StoreError) -> Bool { true }

    /// Rows that refer to nothing, indexes that cannot be used, and pages whose checksum was wrong. What else
    /// may be wrong with its files is the server's own `pg_amcheck` to say.
    package func integrityFindings() throws(StoreError) -> [String] {
        try read { session in
            try dangling(session) + invalidIndexes(session) + checksumFailures(session)
        }
    }

    /// The server checks each reference when it is written, unless an administrator has switched that off.
    private func dangling(_ session: any SQLSession) throws -> [String] {
        let references = try session.rows(
            """
            SELECT conrelid::regclass::text AS child, quote_ident(own.attname) AS own,
                confrelid::regclass::text AS parent, quote_ident(other.attname) AS other
            FROM pg_constraint
                JOIN pg_attribute AS own ON own.attrelid = conrelid AND own.attnum = conkey[1]
                JOIN pg_attribute AS other ON other.attrelid = confrelid AND other.attnum = confkey[1]
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
            ORDER BY 1, 2
            """, with: [])
        return try references.flatMap { reference in
            let (child, own): (String, String) = (reference["child"], reference["own"])
            let (parent, other): (String, String) = (reference["parent"], reference["other"])
            let rows = try session.rows(
                """
                SELECT count(*) FROM \(child) AS child WHERE child.\(own) IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM \(parent) AS parent
                        WHERE parent.\(other) = child.\(own))
                """, with: [])
            return Array(
                repeating: "a row of ‘\(child)’ refers to a row that is not there",
                count: rows[0][0])
        }
    }

    private func invalidIndexes(_ session: any SQLSession) throws -> [String] {
        try session.rows(
            """
            SELECT indexrelid::regclass::text FROM pg_index JOIN pg_class ON oid = indexrelid
            WHERE NOT indisvalid AND relnamespace = current_schema()::regnamespace ORDER BY 1
            """, with: []
        ).map { "the index ‘\($0[0] as String)’ cannot be used; run: REINDEX INDEX" }
    }

    private func checksumFailures(_ session: any SQLSession) throws -> [String] {
        let failures: Int = try session.rows(
            """
            SELECT coalesce(max(checksum_failures), 0) FROM pg_stat_database
            WHERE datname = current_database()
            """, with: [])[0][0]
        return failures == 0 ? [] : ["the server has met \(failures) pages with a wrong checksum"]
    }
}
