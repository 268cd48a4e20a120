import Consent
package import Store
import Synchronization
package import Values

/// The store, in the SQL that every engine speaks: what each question and each change means is written
/// once, and ``SQLEngine`` says how a database is asked.
package final class SQLStore: WritingStore {
    package let engine: any SQLEngine
    let cells = Mutex<[Digest: FormVersionCells]>([:])
    let contexts = Mutex<[Digest: Int]>([:])
    let openTile = Mutex<OpenTile?>(nil)
    let vault: Vault
    /// What signs the heads of the ledger.
    let signer: Mutex<LedgerSigner>
    /// Why the ledger may not be appended to; nil when it may.
    let standing = Mutex<StoreError?>(nil)

    /// Takes up the database of an engine, whose schema is up to date, and looks whether its ledger goes on
    /// from the head that was published last; if not, nothing can be appended to it.
    ///
    /// - Throws: ``StoreError/foreignKey`` when the database was made with another key file, and
    ///   ``StoreError/unfinishedMove`` or ``StoreError/movedAway(to:)`` when the instance lives elsewhere.
    package init(
        _ engine: any SQLEngine, vault: Vault, ledger: LedgerSetup, today: Day
    ) throws(StoreError) {
        self.engine = engine
        self.vault = vault
        signer = Mutex(vault.ledgerSigner(named: ledger.name))
        try engine.read { try MoveState($0) }.requireHome()
        try claim(check: vault.check, today: today)
        try establishLedger(ledger)
    }

    /// Writes the mark of the key into a new database, and compares it in an old one.
    private func claim(check: [UInt8], today: Day) throws(StoreError) {
        let found: [UInt8]? = try write { database in
            try database.run(
                """
                INSERT INTO instance (id, key_check, created_on) VALUES (1, ?, ?)
                ON CONFLICT DO NOTHING
                """, check, today.description)
            return try database.value("SELECT key_check FROM instance")
        }
        guard found == check else { throw .foreignKey }
    }

    func write<Value>(_ updates: (any SQLSession) throws -> Value) throws(StoreError) -> Value {
        try engine.write(updates)
    }

    func readOnce<Value>(
        _ question: (any SQLSession) throws -> Value
    ) throws(StoreError) -> Value {
        try engine.readOnce(question)
    }

    func read<Value>(_ question: (any SQLSession) throws -> Value) throws(StoreError) -> Value {
        try engine.read(question)
    }
}

extension SQLStore {
    package func changeMark() throws(StoreError) -> Int { try engine.changeMark() }

    package func integrityFindings() throws(StoreError) -> [String] {
        try engine.integrityFindings()
    }

    package func forgetLog() throws(StoreError) -> Bool { try engine.forgetLog() }
}
