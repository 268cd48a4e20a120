package import Store
package import Values

extension SQLStore {
    package func suppression(
        of address: Digest
    ) throws(StoreError) -> Suppression? {
        try read { database in
            let row = try database.row(
                "SELECT * FROM suppression WHERE address_digest = ?", address)
            return try row.map { row in
                guard let reason = Suppression.Reason(rawValue: row["reason"]) else {
                    throw StoreError.failed(reason: "an address is suppressed for no known reason")
                }
                return Suppression(reason: reason, day: try row.day("suppressed_on"))
            }
        }
    }

    package func suppress(
        _ address: Digest, for reason: Suppression.Reason, on day: Day,
        action: OperatorAction?
    ) throws(StoreError) {
        try write { database in
            try suppress(address, for: reason, on: day, in: database)
            if let action { try record(action, leaf: nil, in: database) }
        }
    }

    /// A reason against which nobody can ask again stays.
    func suppress(
        _ address: Digest, for reason: Suppression.Reason, on day: Day,
        in database: any SQLSession
    ) throws {
        try database.run(
            """
            INSERT INTO suppression (address_digest, suppressed_on, reason) VALUES (?, ?, ?)
            ON CONFLICT (address_digest) DO UPDATE
                SET reason = excluded.reason, suppressed_on = excluded.suppressed_on
                WHERE reason NOT IN ('operator', 'complaint')
            """, address, day.description, reason.rawValue)
    }

    /// A fresh consent lifts what an earlier one ended by; it lifts no complaint and no operator's word.
    func liftSuppression(of address: Digest, in database: any SQLSession) throws {
        try database.run(
            """
            DELETE FROM suppression
            WHERE address_digest = ? AND reason NOT IN ('operator', 'complaint')
            """, address)
    }
}
