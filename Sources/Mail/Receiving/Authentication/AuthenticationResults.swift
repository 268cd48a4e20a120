/// One Authentication-Results field: what a receiving server found (RFC 8601 §2.2).
struct AuthenticationResults: Hashable {
    /// The outcome of one method.
    struct Result: Hashable {
        let method: String
        let outcome: AuthenticationOutcome
        /// Such as `header.d`, by names in lower case.
        let properties: [String: String]
    }

    /// The server's name for itself, in lower case; nil for servers that write none (Exchange Online).
    let server: String?
    let results: [Result]

    init(field: String) {
        let segments = StructuredText(field).segments
        let first = segments.first?.words.first
        let hasServer = first.map { $0.assignment == nil } ?? false
        server = hasServer ? first?.plain.lowercased() : nil
        results = segments.dropFirst(hasServer ? 1 : 0).compactMap(Self.result)
    }

    /// What the server nearest to the mailbox found.
    ///
    /// Anybody can write such a field into a mail. So only the topmost is believed, and those directly
    /// below it that name the same server, which writes one for each of its programs.
    static func trusted(in header: MailHeader) -> AuthenticationResults? {
        let name = "authentication-results"
        guard let top = header.fields.firstIndex(where: { $0.name == name }) else { return nil }
        let fields = header.fields[top...].prefix { $0.name == name }
        let all = fields.map { AuthenticationResults(field: $0.text) }
        guard let first = all.first else { return nil }
        let own = all.prefix { $0.server == first.server }
        return AuthenticationResults(server: first.server, results: own.flatMap(\.results))
    }

    private init(server: String?, results: [Result]) {
        self.server = server
        self.results = results
    }

    private static func result(_ segment: StructuredText) -> Result? {
        let assignments = segment.words.compactMap(\.assignment)
        guard let first = assignments.first, let outcome = AuthenticationOutcome(word: first.value)
        else { return nil }
        // A method may carry a version: `dkim/1`.
        let method = String(first.name.prefix { $0 != "/" })
        let properties = Dictionary(
            assignments.dropFirst().map { ($0.name, $0.value) }, uniquingKeysWith: { old, _ in old }
        )
        return Result(method: method, outcome: outcome, properties: properties)
    }
}

extension AuthenticationResults.Result {
    /// The domain that the first of these properties names, alone or behind an `@`; in lower case.
    func domain(_ names: String...) -> String? {
        names.lazy.compactMap { properties[$0].flatMap(MailboxSpecification.domain(in:)) }.first
    }
}
