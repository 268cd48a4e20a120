import Consent
import Foundation
import Store
import Testing
import Values

/// The ledger as every engine keeps it, over enough leaves to fill tiles.
@Suite struct LedgerContractTests {
    @Test(arguments: Engine.allCases)
    func `the head that is signed with a batch is that of its tree`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        for number in 0..<3 {
            _ = try instance.store.accept([instance.submission(key: instance.key(number), [])])
            let tree = try instance.store.ledgerTree()
            let note = try #require(try instance.store.ledgerHead())
            let head = try Checkpoint(note, by: instance.store.ledgerKey)
            #expect(head.size == tree.size && head.root == tree.root)
        }
    }

    @Test(arguments: Engine.allCases)
    func `every head is consistent with every earlier one`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        var heads: [Checkpoint] = []
        for (round, count) in [1, 2, 60, 7, 128, 3, 80, 200].enumerated() {
            let batch = try (0..<count).map {
                try instance.submission(key: instance.key(1_000 * round + $0), [])
            }
            _ = try instance.store.accept(batch)
            let note = try #require(try instance.store.ledgerHead())
            heads.append(try Checkpoint(note, by: instance.store.ledgerKey))
        }
        #expect(heads.last?.size ?? 0 > 900)
        for (position, newer) in heads.enumerated() {
            for older in heads[...position] {
                let proof = try instance.store.consistencyProof(from: older.size, to: newer.size)
                #expect(proof.proves(older.root, newer.root))
                #expect(try instance.store.ledgerRoot(ofSize: older.size) == older.root)
            }
        }
        try expectTiles(of: instance)
    }

    @Test(arguments: Engine.allCases)
    func `tiles hold every leaf where two processes append in turn`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let other = try TestInstance.open(engine, in: instance.folder, vault: instance.vault)
        for round in 0..<12 {
            let batch = try (0..<30).map {
                try instance.submission(key: instance.key(1_000 * round + $0), [])
            }
            _ = try (round % 2 == 0 ? instance.store : other).accept(batch)
        }
        try expectTiles(of: instance)
    }

    /// Every tile and proof is that of a tree in memory over the same leaves.
    private func expectTiles(of instance: TestInstance) throws {
        let leaves = try instance.store.ledgerLeaves(from: 0, limit: 100_000)
        let tree = try instance.store.ledgerTree()
        #expect(leaves.count == tree.size)
        for number in 0..<tree.size / 256 {
            let hashes = leaves[number * 256..<(number + 1) * 256].map(\.hash)
            let tile = try instance.store.ledgerTile(.init(.hashes(level: 0), number: number))
            #expect(tile == hashes.flatMap(\.bytes))
            let above = try instance.store.ledgerTile(
                .init(.hashes(level: 1), number: 0, width: number + 1))
            #expect(
                above?.suffix(32) == MerkleTree.root(ofPerfect: hashes[...]).bytes[...])
        }
        let rest = LedgerTile(.hashes(level: 0), number: tree.size / 256, width: tree.size % 256)
        #expect(
            try instance.store.ledgerTile(rest)
                == leaves.suffix(tree.size % 256).flatMap(\.hash.bytes))
        for index in [0, 1, 255, 256, 257, 511, 512, tree.size - 1] {
            let proof = try instance.store.inclusionProof(of: index, size: tree.size)
            #expect(proof.root(from: leaves[index].hash) == tree.root)
        }
        let beyond = LedgerTile(.entries, number: tree.size / 256, width: 256)
        #expect(try instance.store.ledgerTile(beyond) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a name is given once, and another name has another key`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let key = instance.store.ledgerKey
        #expect(key.name.text == "example.org/ledger")
        let other = instance.vault.ledgerSigner(named: try #require(LedgerName("example.org/2")))
            .key
        #expect(other != key)
        let again = try TestInstance.open(engine, in: instance.folder, vault: instance.vault)
        #expect(again.ledgerKey == key)
    }

    @Test(arguments: Engine.allCases)
    func `an older database does not go on until it has the leaves that it lacks`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([instance.submission(key: instance.key(1), [])])
        let (copy, older) = try older(instance, engine)
        let head = try #require(try HeadFile(copy.appending(path: "recount.head")).load())
        let size = try older.ledgerTree().size
        let fault = StoreError.ledgerBehind(published: size + 2, found: size)
        #expect(throws: fault) {
            try older.requireStanding()
        }
        #expect(throws: fault) {
            try older.accept([instance.submission(key: instance.key(3), [])])
        }
        let missing = try instance.store.ledgerLeaves(from: size, limit: 100)
        let foreign = missing.reversed().map { LedgerLeaf(bytes: $0.bytes) }
        #expect(throws: StoreError.foreignLeaves) {
            try older.takeOver(foreign, upTo: head, on: Day(number: 20_781))
        }
        #expect(throws: StoreError.foreignLeaves) {
            try older.takeOver(Array(missing.dropLast()), upTo: head, on: Day(number: 20_781))
        }
        #expect(try older.ledgerTree().size == size)
        try older.takeOver(missing, upTo: head, on: Day(number: 20_781))
        #expect(try older.ledgerTree().size == size + 3)
        #expect(try older.ledgerRoot(ofSize: size + 2) == head.root)
        #expect(
            try older.ledgerLeaves(from: size + 2, limit: 9).map(\.meaning)
                == [.restored(size: size)])
        #expect(
            try older.accept([instance.submission(key: instance.key(3), [])]) == [.stored])
    }

    @Test(arguments: Engine.allCases)
    func `where leaves are lost the ledger goes on under another name and key`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([instance.submission(key: instance.key(1), [])])
        let (copy, older) = try older(instance, engine)
        let head = try #require(try HeadFile(copy.appending(path: "recount.head")).load())
        let size = try older.ledgerTree().size
        try older.restartLedger(after: head, on: Day(number: 20_781))
        #expect(older.ledgerKey.name.text == "example.org/ledger/2")
        #expect(older.ledgerKey != instance.store.ledgerKey)
        let note = try #require(try older.ledgerHead())
        #expect(try Checkpoint(note, by: older.ledgerKey).size == size + 1)
        #expect(throws: SignedNote.Refusal.unsigned) {
            try Checkpoint(note, by: instance.store.ledgerKey)
        }
        #expect(
            try older.accept([instance.submission(key: instance.key(3), [])]) == [.stored])
        // The file still holds the old head, until the first one under the new name is published.
        try HeadFile(copy.appending(path: "recount.head")).publish(note)
        let again = try TestInstance.open(engine, in: copy, vault: instance.vault)
        try again.requireStanding()
    }

    @Test(arguments: Engine.allCases)
    func `lines of witnesses stand under the head that they signed`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        #expect(try instance.store.cosignedHead() == nil)
        let tree = try instance.store.ledgerTree()
        let own = try #require(try instance.store.ledgerHead())
        let witness = instance.vault.ledgerSigner(
            named: try #require(LedgerName("witness.example")))
        let line = try #require(try witness.sign(tree).signatures.first)
        try instance.store.attach([line], toHeadOfSize: tree.size)
        try instance.store.attach([line], toHeadOfSize: tree.size)
        _ = try instance.store.accept([instance.submission(key: instance.key(1), [])])
        #expect(try instance.store.cosignedHead() == own.adding(line))
    }

    /// A copy of the database as it was before one more response, beside the head that was published
    /// after that.
    private func older(
        _ instance: TestInstance, _ engine: Engine
    ) throws -> (folder: URL, store: any WritingStore) {
        let copy = instance.folder.appending(path: "older")
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        #expect(try instance.store.forgetLog())
        switch engine {
        case .sqlite:
            try FileManager.default.copyItem(
                at: instance.folder.appending(path: "recount.sqlite"),
                to: copy.appending(path: "recount.sqlite"))
        case .postgresql:
            try TestDatabase(in: instance.folder).copy(to: copy)
        }
        _ = try instance.store.accept([instance.submission(key: instance.key(2), [])])
        let note = try #require(try instance.store.ledgerHead())
        try HeadFile(copy.appending(path: "recount.head")).publish(note)
        return (copy, try TestInstance.open(engine, in: copy, vault: instance.vault))
    }
}
