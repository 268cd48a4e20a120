import Store
import StoreSQL

/// How a server must be set up, and what each connection sets for itself.
struct ServerSettings {
    /// PostgreSQL 13 is the oldest that this is tried with.
    private static let oldestVersion = 130_000

    /// How long to wait for what somebody else has locked.
    let lockPatience: Duration

    /// An answer is acknowledged when it is durable, whatever the server's own setting is; nobody waits
    /// for ever for somebody else's lock or question; and a transaction whose process has gone without a
    /// word is rolled back before others lose patience.
    private static let question = """
        SELECT set_config('synchronous_commit', CASE
                WHEN current_setting('synchronous_commit') IN ('off', 'local') THEN 'on'
                ELSE current_setting('synchronous_commit') END, false),
            set_config('lock_timeout', ?, false),
            set_config('statement_timeout', '10min', false),
            set_config('idle_in_transaction_session_timeout', '1min', false),
            set_config('tcp_keepalives_idle', '10', false),
            set_config('tcp_keepalives_interval', '3', false),
            set_config('tcp_keepalives_count', '3', false),
            set_config('TimeZone', 'UTC', false),
            current_setting('server_version_num')::bigint AS version,
            current_setting('fsync') = 'on' AS is_durable,
            current_setting('server_encoding') AS encoding
        """

    /// Sets a new connection up and checks its server.
    ///
    /// - Throws: ``StoreError/unsuitable(reason:)`` when the server would lose or spoil what it is given.
    func prepared(_ connection: PostgreSQLConnection) throws -> PostgreSQLConnection {
        var found: SQLRow?
        let milliseconds = String(Int(lockPatience / .milliseconds(1)))
        try connection.exchange([SQLCommand(Self.question, [.text(milliseconds)])]) { _, result in
            found = result.rows.first
        }
        if let reason = found.flatMap(Self.fault) { throw StoreError.unsuitable(reason: reason) }
        return connection
    }

    private static func fault(in settings: SQLRow) -> String? {
        if settings["version"] < oldestVersion { return "it is older than PostgreSQL 13" }
        guard settings["is_durable"] else {
            return "it runs with fsync = off and would lose answers; set fsync = on"
        }
        guard settings["encoding"] == "UTF8" else {
            return "the database's encoding is not UTF8; create one with ENCODING 'UTF8'"
        }
        return nil
    }
}
