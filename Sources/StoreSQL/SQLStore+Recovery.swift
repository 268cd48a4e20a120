package import Consent
package import Store
import Synchronization
package import Values

extension SQLStore {
    package func takeOver(
        _ leaves: [LedgerLeaf], upTo head: Checkpoint, on day: Day
    ) throws(StoreError) {
        try write { database in
            let restored = try Self.tree(in: database)
            guard head.origin == ledgerKey.name, Self.lead(leaves, from: restored, to: head) else {
                throw StoreError.foreignLeaves
            }
            try insert(leaves, in: database)
            let leaf = try insert(
                [.restored(size: restored.size, root: restored.root, on: day)], in: database)
            try record(OperatorAction(.ledgerRecovered), leaf: leaf, in: database)
            try attestRestorations(on: day, in: database)
        }
        standing.withLock { $0 = nil }
    }

    package func restartLedger(after head: Checkpoint, on day: Day) throws(StoreError) {
        guard let name = head.origin.successor else {
            throw .failed(reason: "the ledger's name is too long to go on")
        }
        let successor = vault.ledgerSigner(named: name)
        try write { database in
            try database.run("UPDATE ledger_identity SET name = ?", name.text)
            // Witnesses have signed heads of the old name.
            try database.run("DELETE FROM ledger_cosignature")
            signer.withLock { $0 = successor }
            let leaf = try insert([.continued(after: head, on: day)], in: database)
            try record(
                OperatorAction(.ledgerRestarted, ["name": name.text]), leaf: leaf, in: database)
            try attestRestorations(on: day, in: database)
        }
        standing.withLock { $0 = nil }
    }

    /// Says whether a tree that goes on with these leaves has that head on its way.
    private static func lead(
        _ leaves: [LedgerLeaf], from tree: MerkleTree, to head: Checkpoint
    ) -> Bool {
        var tree = tree
        var isOnTheWay = tree.size == head.size && tree.root == head.root
        for leaf in leaves {
            tree.append(leaf)
            if tree.size == head.size { isOnTheWay = tree.root == head.root }
        }
        return isOnTheWay
    }
}
