import Consent
import Crypto
import Foundation
import Values

/// The hashes of a tree that is held in memory, by the recursive definition of RFC 6962.
struct SampleTree: TreeHashes {
    let leaves: [LedgerLeaf]

    init(size: Int) {
        leaves = (0..<size).map { LedgerLeaf(bytes: Array("leaf \($0)".utf8)) }
    }

    func hash(level: Int, index: Int) throws -> Values.Digest {
        guard level > 0 else { return leaves[index].hash }
        let left = try hash(level: level - 1, index: 2 * index)
        let right = try hash(level: level - 1, index: 2 * index + 1)
        return Digest(domain: 0x01, left, right)
    }

    /// The edge of the tree of the first leaves.
    func edge(_ size: Int) -> MerkleTree {
        leaves.prefix(size).reduce(into: MerkleTree()) { $0.append($1) }
    }
}

enum SampleLedger {
    static func signer(
        _ name: String = "example.org/ledger", secret: UInt8 = 7
    ) throws -> LedgerSigner {
        guard let name = LedgerName(name) else { throw Missing() }
        return try LedgerSigner(name: name, secret: Data(repeating: secret, count: 32))
    }

    struct Missing: Error {}
}
