import Consent
import Store
import Values

/// The ledger, leaf by leaf: its tree, and what its leaves say without their records.
///
/// It keeps 48 bytes for each leaf.
struct LedgerReplay {
    /// One purpose of one notice.
    struct Subject: Hashable {
        let notice: String
        let purposeIndex: Int
    }

    private enum Standing: UInt8 {
        /// A consent event that has to have a record.
        case open
        /// The same, but its record may have been lost when a backup was put back.
        case perhapsLost
        case explained
    }

    private struct Leaf {
        let hash: Digest
        /// The number of the subject that it changes, and by how much.
        let subject: Int32
        let change: Int8
        var standing: Standing
    }

    private(set) var tree = MerkleTree()
    private var leaves: [Leaf] = []
    private var subjects: [Subject] = []
    private var numbers: [Subject: Int32] = [:]

    /// The positions of leaves that no record was found for.
    var unexplained: [Int] { leaves.indices.filter { leaves[$0].standing == .open } }

    /// Consents given less consents ended, by the leaves whose records were not lost.
    var standing: [Subject: Int] {
        var standing: [Subject: Int] = [:]
        for leaf in leaves where leaf.change != 0 && leaf.standing != .perhapsLost {
            standing[subjects[Int(leaf.subject)], default: 0] += Int(leaf.change)
        }
        return standing
    }

    mutating func append(_ leaf: LedgerLeaf) {
        tree.append(leaf)
        switch leaf.meaning {
        case .consent(let status, let notice, let purposeIndex):
            let subject = number(of: Subject(notice: notice, purposeIndex: purposeIndex))
            // Who was only asked, and did not confirm, is forgotten with the record.
            let standing: Standing = status == .requested ? .explained : .open
            leaves.append(
                Leaf(
                    hash: leaf.hash, subject: subject, change: Int8(status.standingChange),
                    standing: standing))
        case .restored(let size):
            for position in min(size, leaves.count)..<leaves.count
            where leaves[position].standing == .open {
                leaves[position].standing = .perhapsLost
            }
            appendPlain(leaf)
        case .other: appendPlain(leaf)
        }
    }

    /// Says whether the leaf at a position is that one, and takes it for explained.
    mutating func explains(_ position: Int, by leaf: LedgerLeaf) -> Bool {
        forgive(position)
        return leaves.indices.contains(position) && leaves[position].hash == leaf.hash
    }

    /// Takes a leaf for explained whose record cannot be read any more.
    mutating func forgive(_ position: Int) {
        if leaves.indices.contains(position) { leaves[position].standing = .explained }
    }

    private mutating func appendPlain(_ leaf: LedgerLeaf) {
        leaves.append(Leaf(hash: leaf.hash, subject: 0, change: 0, standing: .explained))
    }

    private mutating func number(of subject: Subject) -> Int32 {
        if let number = numbers[subject] { return number }
        let number = Int32(subjects.count)
        subjects.append(subject)
        numbers[subject] = number
        return number
    }
}
