import Consent
import Testing
import Values

@Suite struct LedgerProofTests {
    /// The sizes at which trees change their shape.
    private static let sizes = [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70]
    private static let tree = SampleTree(size: 70)

    @Test(arguments: sizes)
    func `every leaf leads to the root, and to no other from another place`(size: Int) throws {
        let root = Self.tree.edge(size).root
        for index in 0..<size {
            let proof = try InclusionProof(index: index, size: size, in: Self.tree)
            let leaf = Self.tree.leaves[index].hash
            #expect(proof.root(from: leaf) == root)
            for other in 0..<size where other != index {
                let moved = InclusionProof(index: other, size: size, hashes: proof.hashes)
                #expect(moved.root(from: leaf) != root)
            }
        }
    }

    @Test(arguments: sizes)
    func `a proof of another length is none`(size: Int) throws {
        for index in 0..<size {
            let proof = try InclusionProof(index: index, size: size, in: Self.tree)
            let leaf = Self.tree.leaves[index].hash
            let long = InclusionProof(index: index, size: size, hashes: proof.hashes + [leaf])
            #expect(long.root(from: leaf) == nil)
            guard !proof.hashes.isEmpty else { continue }
            let short = InclusionProof(
                index: index, size: size, hashes: Array(proof.hashes.dropLast()))
            #expect(short.root(from: leaf) == nil)
        }
    }

    @Test(arguments: [(-1, 3), (3, 3), (4, 3), (0, 0), (Int.max, 3)])
    func `no tree has a leaf outside`(index: Int, size: Int) {
        let proof = InclusionProof(index: index, size: size, hashes: [])
        #expect(proof.root(from: Digest(of: [])) == nil)
    }

    @Test(arguments: sizes)
    func `every tree is consistent with every earlier one, and with no altered one`(
        size: Int
    ) throws {
        let root = Self.tree.edge(size).root
        for old in 1...size {
            let proof = try ConsistencyProof(oldSize: old, newSize: size, in: Self.tree)
            let oldRoot = Self.tree.edge(old).root
            let other = Digest(of: [1])
            #expect(proof.proves(oldRoot, root))
            #expect(!proof.proves(other, root))
            #expect(!proof.proves(oldRoot, other))
            let long = ConsistencyProof(
                oldSize: old, newSize: size, hashes: proof.hashes + [other])
            #expect(!long.proves(oldRoot, root))
            guard !proof.hashes.isEmpty else { continue }
            let short = ConsistencyProof(
                oldSize: old, newSize: size, hashes: Array(proof.hashes.dropLast()))
            #expect(!short.proves(oldRoot, root))
        }
    }

    @Test func `trees of one size are consistent only when they are one tree`() {
        let (one, other) = (Digest(of: [1]), Digest(of: [2]))
        #expect(ConsistencyProof(oldSize: 4, newSize: 4, hashes: []).proves(one, one))
        #expect(!ConsistencyProof(oldSize: 4, newSize: 4, hashes: []).proves(one, other))
        #expect(!ConsistencyProof(oldSize: 4, newSize: 4, hashes: [one]).proves(one, one))
        #expect(!ConsistencyProof(oldSize: 0, newSize: 4, hashes: []).proves(one, one))
        #expect(!ConsistencyProof(oldSize: 5, newSize: 4, hashes: [one]).proves(one, one))
    }

    @Test(arguments: 0...70)
    func `the edge of an earlier tree is found again`(size: Int) throws {
        #expect(try Self.tree.tree(ofSize: size) == Self.tree.edge(size))
        #expect(try Self.tree.root(ofSize: size) == Self.tree.edge(size).root)
    }

    @Test func `a file is read as it was written, and shows its leaf alone`() throws {
        let signer = try SampleLedger.signer()
        let inclusion = try InclusionProof(index: 5, size: 33, in: Self.tree)
        let note = try signer.sign(Self.tree.edge(33))
        let proof = LedgerProof(extra: [1, 2, 3], inclusion: inclusion, checkpoint: note)
        let read = try LedgerProof(content: proof.content)
        #expect(read == proof)
        #expect(try read.head(showing: Self.tree.leaves[5], signedBy: signer.key)?.size == 33)
        #expect(try read.head(showing: Self.tree.leaves[4], signedBy: signer.key) == nil)
        let moved = proof.content.replacing("index 5\n", with: "index 4\n")
        let believed = try LedgerProof(content: moved)
            .head(showing: Self.tree.leaves[5], signedBy: signer.key)
        #expect(believed == nil)
        let larger = proof.content.replacing("\n33\n", with: "\n34\n")
        #expect(throws: SignedNote.Refusal.wrongSignature) {
            try LedgerProof(content: larger)
                .head(showing: Self.tree.leaves[5], signedBy: signer.key)
        }
    }

    @Test(arguments: [
        ("v1", "v2"), ("index 5", "index 05"), ("index 5", "index +5"), ("index 5", "index -5"),
        ("index 5\n", ""), ("extra AQID", "extra AQID="), ("extra AQID", "extra AQI"),
        ("=\n", "\n"),
        ("\n", "\r\n"), ("extra", "Extra"), ("=\n\n", "=\n\n\n"),
    ])
    func `a file that is written otherwise is refused`(part: String, other: String) throws {
        let inclusion = try InclusionProof(index: 5, size: 33, in: Self.tree)
        let note = try SampleLedger.signer().sign(Self.tree.edge(33))
        let content = LedgerProof(extra: [1, 2, 3], inclusion: inclusion, checkpoint: note).content
        let changed = content.replacing(part, with: other, maxReplacements: part == "\n" ? 99 : 1)
        #expect(throws: SignedNote.Refusal.malformed) { try LedgerProof(content: changed) }
    }
}
