import Consent
import Store
import Values

/// The ledger, leaf by leaf: its tree, and what its leaves say without their records.
///
/// It keeps 33 bytes for each leaf.
struct LedgerReplay {
    /// One purpose of one notice.
    struct Subject: Hashable {
        let notice: String
        let purposeIndex: Int
    }

    private(set) var tree = MerkleTree()
    /// Consents given minus consents ended.
    private(set) var standing: [Subject: Int] = [:]
    private var hashes: [Digest] = []
    private var isExplained: [Bool] = []

    /// The positions of leaves that no record was found for.
    var unexplained: [Int] { isExplained.indices.filter { !isExplained[$0] } }

    mutating func append(_ leaf: LedgerLeaf) {
        tree.append(leaf)
        hashes.append(leaf.hash)
        switch leaf.meaning {
        case .consent(let status, let notice, let purposeIndex):
            isExplained.append(false)
            standing[Subject(notice: notice, purposeIndex: purposeIndex), default: 0] +=
                status.standingChange
        case .restored(let size):
            explain(size..<isExplained.count)
            isExplained.append(true)
        case .other: isExplained.append(true)
        }
    }

    /// Says whether the leaf at a position is that one, and takes it for explained.
    mutating func explains(_ position: Int, by leaf: LedgerLeaf) -> Bool {
        guard hashes.indices.contains(position) else { return false }
        isExplained[position] = true
        return hashes[position] == leaf.hash
    }

    /// Takes a leaf for explained whose record cannot be read any more.
    mutating func forgive(_ position: Int) {
        if isExplained.indices.contains(position) { isExplained[position] = true }
    }

    private mutating func explain(_ range: Range<Int>) {
        for position in range.clamped(to: isExplained.indices) { isExplained[position] = true }
    }
}
