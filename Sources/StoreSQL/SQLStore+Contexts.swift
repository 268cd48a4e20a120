import Consent
package import Store
import Synchronization
package import Values

extension SQLStore {
    /// The number of a consent context, which is kept, with its notice, when it is new.
    func number(of context: ConsentContext, in database: any SQLSession) throws -> Int {
        if let known = contexts.withLock({ $0[context.digest] }) { return known }
        let number = try keptNumber(of: context, in: database)
        // Remembered after the commit: until then the row may still be rolled back.
        database.afterCommit { [self] in
            contexts.withLock { $0[context.digest] = number }
        }
        return number
    }

    private func keptNumber(of context: ConsentContext, in database: any SQLSession) throws -> Int {
        if let number = try find(context, in: database) { return number }
        let notice = try keep(context.notice, on: WallClock.system.now.day, in: database)
        return try database.insert(
            "INSERT INTO consent_context (digest, notice_id, content) VALUES (?, ?, ?)",
            context.digest, notice, context.content)
    }

    private func find(_ context: ConsentContext, in database: any SQLSession) throws -> Int? {
        try database.value("SELECT id FROM consent_context WHERE digest = ?", context.digest)
    }

    package func consentContext(_ digest: Digest) throws(StoreError) -> KeptContext? {
        try keptContext("consent_context.digest = ?", digest)
    }

    package func consentContext(
        withNotice notice: Digest
    ) throws(StoreError) -> KeptContext? {
        try keptContext("notice.digest = ? ORDER BY consent_context.id LIMIT 1", notice)
    }

    private func keptContext(
        _ condition: String, _ digest: Digest
    ) throws(StoreError) -> KeptContext? {
        try read { database in
            let row = try database.row(
                """
                SELECT consent_context.content, notice.digest AS notice
                FROM consent_context JOIN notice ON notice.id = notice_id
                WHERE \(condition)
                """, digest)
            guard let row else { return nil }
            let notice = try publishedNotice(row.digest("notice"), in: database)
            return notice.map { KeptContext(notice: $0.notice, content: row.bytes("content")) }
        }
    }
}
