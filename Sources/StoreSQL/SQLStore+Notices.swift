package import Consent
package import Store
package import Values

extension SQLStore {
    private static let selection = """
        SELECT notice.*, notice.kind = 'consent' OR current_notice.notice_id IS NOT NULL AS in_force
        FROM notice LEFT JOIN current_notice ON current_notice.notice_id = notice.id
        """

    package func notice(_ digest: Digest) throws(StoreError) -> PublishedNotice? {
        try read { try publishedNotice(digest, in: $0) }
    }

    func publishedNotice(
        _ digest: Digest, in database: any SQLSession
    ) throws -> PublishedNotice? {
        try database.row(Self.selection + " WHERE notice.digest = ?", digest)
            .map(PublishedNotice.init)
    }

    package func currentNotices() throws(StoreError) -> [PublishedNotice] {
        try read { database in
            try database.rows(
                Self.selection + """
                     WHERE current_notice.notice_id IS NOT NULL
                    ORDER BY notice.kind, notice.language
                    """
            )
            .map(PublishedNotice.init)
        }
    }

    package func publish(_ notice: Notice, on day: Day) throws(StoreError) -> Bool {
        try write { database in
            let size = try ledgerSize(in: database)
            let number = try keep(notice, on: day, in: database)
            let changed = try database.run(
                """
                INSERT INTO current_notice (kind, language, notice_id) VALUES (?, ?, ?)
                ON CONFLICT (kind, language) DO UPDATE SET notice_id = excluded.notice_id
                WHERE current_notice.notice_id <> excluded.notice_id
                """, notice.kind.rawValue, notice.language.text, number)
            guard changed > 0 else { return false }
            try record(.published(notice), since: size, in: database)
            return true
        }
    }

    /// Keeps a notice's bytes for ever; a notice that is kept already stays as it is.
    func keep(_ notice: Notice, on day: Day, in database: any SQLSession) throws -> Int {
        let added = try database.run(
            """
            INSERT INTO notice (digest, kind, language, label, media_type, content, published_on)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING
            """, notice.digest, notice.kind.rawValue, notice.language.text, notice.label,
            notice.mediaType, notice.content, day.description)
        if added > 0 {
            try appendLeaves([.published(notice, on: day)], in: database)
        }
        return try number(ofNotice: notice.digest, in: database)
    }

    private func number(ofNotice digest: Digest, in database: any SQLSession) throws -> Int {
        let number: Int? = try database.value("SELECT id FROM notice WHERE digest = ?", digest)
        guard let number else { throw StoreError.failed(reason: "a notice is missing") }
        return number
    }
}

extension PublishedNotice {
    fileprivate init(_ row: SQLRow) throws {
        guard let kind = Notice.Kind(rawValue: row["kind"]) else {
            throw StoreError.failed(reason: "a notice's row cannot be read")
        }
        let notice = Notice(
            kind: kind, language: try row.checked("language"), label: row["label"],
            mediaType: row["media_type"], content: row.bytes("content"))
        self.init(
            notice: notice, publishedOn: try row.day("published_on"), isInForce: row["in_force"])
    }
}

extension OperatorAction {
    fileprivate static func published(_ notice: Notice) -> OperatorAction {
        OperatorAction(
            .noticePublished,
            [
                "kind": notice.kind.rawValue, "language": notice.language.text,
                "digest": notice.digest.hexadecimal,
            ])
    }
}
