import Glibc
import CPostgreSQL
import Store

/// Where the server is and who asks: a connection string of libpq, which may hold a password and is
/// therefore never shown.
struct ServerAddress: Sendable {
    private static let advice = """
        its address cannot be read; write postgresql://USER:PASSWORD@HOST/NAME, with signs other than \
        letters and digits as %XX
        """

    private let text: String
    private let secrets: [String]

    /// - Throws: ``StoreError/unreachable(reason:)`` when libpq is not there or cannot read the address.
    init(_ text: String) throws(StoreError) {
        guard recount_pq_load() else {
            throw .unreachable(
                reason: "libpq of PostgreSQL 14 or later is not there; install libpq5")
        }
        let options = try Self.options(in: text)
        // A password with an `@` of its own would be taken for a part of the host's name, and told.
        guard options["host"]?.contains("@") != true else {
            throw .unreachable(reason: Self.advice)
        }
        self.text = text
        secrets = ["password", "sslpassword"].compactMap { options[$0] }.filter { !$0.isEmpty }
    }

    /// The options that the connection string sets.
    private static func options(in text: String) throws(StoreError) -> [String: String] {
        guard let first = unsafe recount_pq_conninfo_parse(text) else {
            throw .unreachable(reason: advice)
        }
        defer { unsafe recount_pq_conninfo_free(first) }
        var (options, option) = ([String: String](), unsafe first)
        while let keyword = unsafe option.pointee.keyword {
            if let value = unsafe option.pointee.val {
                options[unsafe String(cString: keyword)] = unsafe String(cString: value)
            }
            unsafe option += 1
        }
        return options
    }

    /// What holds unless the connection string says otherwise: only a server that takes writes will do,
    /// of several hosts the one that does; and a server that has gone without a word is noticed.
    private var defaults: [(String, String)] {
        [
            ("application_name", "recount"), ("target_session_attrs", "read-write"),
            ("connect_timeout", "3"), ("keepalives_idle", "10"), ("keepalives_interval", "3"),
            ("keepalives_count", "3"), ("tcp_user_timeout", "10000"),
        ]
    }

    /// Connects, and waits for it no longer than `connect_timeout` a host.
    ///
    /// - Throws: ``PostgreSQLError``, whose words are libpq's without the password.
    func connect() throws -> PostgreSQLConnection {
        // What comes later goes first.
        let parameters = defaults + [("dbname", text), ("client_encoding", "UTF8")]
        let handle = unsafe Self.withCStrings(parameters.map(\.0)) { keywords in
            unsafe Self.withCStrings(parameters.map(\.1)) { values in
                unsafe recount_pq_connect(keywords, values)
            }
        }
        guard let handle = unsafe handle else { throw PostgreSQLError.lost }
        guard unsafe recount_pq_status(handle) == CONNECTION_OK else {
            let words = unsafe String(cString: recount_pq_error_message(handle))
            unsafe recount_pq_finish(handle)
            throw PostgreSQLError(state: nil, words: redacted(words), isConnectionLost: true)
        }
        return unsafe PostgreSQLConnection(handle)
    }

    /// libpq's words on one line, without what is secret.
    private func redacted(_ words: String) -> String {
        let line = words.split(whereSeparator: \.isNewline)
            .map { String($0.drop { $0.isWhitespace }) }.joined(separator: "; ")
        return secrets.reduce(line) { $0.replacing($1, with: "…") }
    }

    /// Hands C strings to `body`, with the NULL behind them that libpq looks for.
    @unsafe private static func withCStrings<Value>(
        _ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Value
    ) -> Value {
        let copies = unsafe texts.map { unsafe strdup($0) }
        defer { unsafe copies.forEach { unsafe free($0) } }
        return unsafe body(copies.map { unsafe UnsafePointer($0) } + [nil])
    }
}
