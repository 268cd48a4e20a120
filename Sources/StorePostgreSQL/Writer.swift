import Store
import StoreSQL
import Synchronization
import Values

/// A process that writes, and the number of its last transaction, which is written with it: so it is known
/// of each whether it was committed.
final class Writer: Sendable {
    private let id = Randomness.system.bytes(16)
    private let count = Mutex(0)

    /// The number of a further transaction.
    func nextMark() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }

    /// What writes the number of a transaction into it.
    func noting(_ mark: Int) throws(StoreError) -> SQLCommand {
        try SQLCommand(
            """
            INSERT INTO writer (id, last_write, seen_on) VALUES (?, ?, CURRENT_DATE)
            ON CONFLICT (id) DO UPDATE
                SET last_write = excluded.last_write, seen_on = excluded.seen_on
            """, [.blob(id), .integer(mark)])
    }

    /// The number of the last transaction that was committed.
    func lastMark(_ session: some SQLSession) throws -> Int? {
        let rows = try session.rows(
            "SELECT last_write FROM writer WHERE id = ?", with: [.blob(id)])
        return rows.first.map { $0[0] }
    }

    /// What forgets writers that have long gone.
    static let tidying = SQLCommand("DELETE FROM writer WHERE seen_on < CURRENT_DATE - 7")
}
