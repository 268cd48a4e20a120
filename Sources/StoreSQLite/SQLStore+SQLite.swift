package import Foundation
package import Store
package import StoreSQL
package import Values

extension SQLStore {
    /// Opens or creates the database file at `url`, brings its schema up to date and takes up its ledger.
    ///
    /// - Throws: ``StoreError/foreignKey`` when the file was made with another key file, and
    ///   ``StoreError/schemaTooNew`` when a newer version has migrated it.
    package convenience init(
        sqlite url: URL, vault: Vault, ledger: LedgerSetup, today: Day
    ) throws(StoreError) {
        try self.init(SQLiteEngine(url), vault: vault, ledger: ledger, today: today)
    }
}
