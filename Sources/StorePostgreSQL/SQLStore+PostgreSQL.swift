package import Store
package import StoreSQL
package import Values

extension SQLStore {
    /// Connects to the database that `address` names, a connection string of libpq such as
    /// `postgresql://recount@db.example.org/recount`, brings its schema up to date and takes up its ledger.
    ///
    /// - Throws: ``StoreError/foreignKey`` when it was made with another key file,
    ///   ``StoreError/schemaTooNew`` when a newer version has migrated it, and
    ///   ``StoreError/unreachable(reason:)`` when there is no way to it.
    package convenience init(
        postgresql address: String, vault: Vault, ledger: LedgerSetup, today: Day
    ) throws(StoreError) {
        try self.init(PostgreSQLEngine(address), vault: vault, ledger: ledger, today: today)
    }
}
