package import Consent
package import Store
import Synchronization
import Values

/// What a database needs to go on with its ledger.
package struct LedgerSetup: Sendable {
    /// The name for a database that has none yet.
    package let name: LedgerName
    /// Where the last published head is kept.
    package let head: HeadFile

    package init(name: LedgerName, head: HeadFile) {
        (self.name, self.head) = (name, head)
    }
}

extension SQLStore {
    package var ledgerKey: NoteKey { signer.withLock { $0.key } }

    package func ledgerHead() throws(StoreError) -> SignedNote? {
        try readOnce { database in
            let text: String? = try database.value("SELECT note FROM ledger_tree")
            return try text.map { try SignedNote($0) }
        }
    }

    package func cosignedHead() throws(StoreError) -> SignedNote? {
        try read { database in
            let rows = try database.rows(
                """
                SELECT size, line FROM ledger_cosignature
                WHERE size = (SELECT max(size) FROM ledger_cosignature) ORDER BY line
                """)
            guard let size: Int = rows.first?["size"] else { return nil }
            let own = try sign(LedgerHashes(database).tree(ofSize: size))
            return rows.compactMap { SignedNote.Signature(line: $0["line"]) }
                .reduce(own) { $0.adding($1) }
        }
    }

    package func attach(
        _ lines: [SignedNote.Signature], toHeadOfSize size: Int
    ) throws(StoreError) {
        try write { database in
            for line in lines {
                try database.run(
                    """
                    INSERT INTO ledger_cosignature (size, line) VALUES (?, ?)
                    ON CONFLICT DO NOTHING
                    """, size, line.line)
            }
        }
    }

    /// Gives a database without a ledger its name, signs what was not signed yet, and keeps the tiles
    /// that are full.
    func establishLedger(_ setup: LedgerSetup) throws(StoreError) {
        try write { database in
            _ = try database.run(
                "INSERT INTO ledger_identity (id, name) VALUES (1, ?) ON CONFLICT DO NOTHING",
                setup.name.text)
        }
        try resumeLedger(after: setup.head)
    }

    /// Takes up the ledger that the database holds, and looks whether it goes on from the last published
    /// head.
    package func resumeLedger(after head: HeadFile) throws(StoreError) {
        let text: String? = try read { try $0.value("SELECT name FROM ledger_identity") }
        guard let name = text.flatMap(LedgerName.init) else {
            throw .failed(reason: "the ledger's name cannot be read")
        }
        signer.withLock { $0 = vault.ledgerSigner(named: name) }
        try completeLedger()
        try compareHead(try published(head))
    }

    private func published(_ head: HeadFile) throws(StoreError) -> Checkpoint? {
        do throws(HeadFile.Failure) {
            return try head.load()
        } catch {
            throw .failed(reason: "\(error)")
        }
    }

    private func completeLedger() throws(StoreError) {
        let isComplete = try read { database in
            // Tiles follow each other: the last one's number tells how many there are, where counting
            // them would read them all at every start.
            try database.value(
                """
                SELECT note IS NOT NULL AND size / 256 = (
                    SELECT coalesce(max(number) + 1, 0) FROM ledger_tile WHERE level = 0)
                FROM ledger_tree
                """) ?? true
        }
        guard !isComplete else { return }
        try write { database in
            let tree = try Self.tree(in: database)
            try database.run("DELETE FROM ledger_tile")
            try LedgerHashes(database).keepFullTiles(of: tree.size)
            try save(tree, in: database)
        }
    }

    /// Remembers whether the ledger goes on from the head that was published last.
    private func compareHead(_ head: Checkpoint?) throws(StoreError) {
        guard let head else { return }
        let found = try ledgerTree()
        let isAhead: Bool
        if head.origin == ledgerKey.name, head.size <= found.size {
            isAhead = try ledgerRoot(ofSize: head.size) == head.root
        } else {
            isAhead = false
        }
        standing.withLock {
            $0 = isAhead ? nil : .ledgerBehind(published: head.size, found: found.size)
        }
    }

    /// Throws when the ledger may not be appended to.
    package func requireStanding() throws(StoreError) {
        if let fault = standing.withLock(\.self) { throw fault }
    }

    func sign(_ tree: MerkleTree) throws -> SignedNote {
        try signer.withLock(\.self).sign(tree)
    }
}
