import Consent
import Store
import Values

/// The hashes of the ledger's tree as the database keeps them: full tiles, and the leaves behind them.
final class LedgerHashes: TreeHashes {
    private struct Place: Hashable {
        let level: Int
        let number: Int
    }

    private let database: any SQLSession
    private var known: [Place: [Digest]] = [:]

    init(_ database: any SQLSession) {
        self.database = database
    }

    func hash(level: Int, index: Int) throws -> Digest {
        // A subtree within a tile: 2 to the power of `height` of its hashes.
        let height = level % 8
        let first = index << height
        let hashes = try tile(level: level / 8, number: first / LedgerTile.width)
        let start = first % LedgerTile.width
        guard hashes.count >= start + 1 << height else {
            throw StoreError.failed(
                reason: "the ledger does not have the hash that it was asked for")
        }
        return MerkleTree.root(ofPerfect: hashes[start..<start + 1 << height])
    }

    /// The hashes in a tile, fewer than 256 in the last one of its level.
    func tile(level: Int, number: Int) throws -> [Digest] {
        let place = Place(level: level, number: number)
        if let hashes = known[place] { return hashes }
        let hashes = try full(place) ?? open(place)
        known[place] = hashes
        return hashes
    }

    private func full(_ place: Place) throws -> [Digest]? {
        let row = try database.row(
            "SELECT hashes FROM ledger_tile WHERE level = ? AND number = ?", place.level,
            place.number)
        return row.map { Self.digests(in: $0.bytes("hashes")) }
    }

    /// A tile that is not full yet: of leaves, or of the roots of the full tiles below.
    private func open(_ place: Place) throws -> [Digest] {
        let first = place.number * LedgerTile.width
        guard place.level > 0 else {
            return try SQLStore.leaves(from: first, limit: LedgerTile.width, in: database)
                .map(\.hash)
        }
        return try database.rows(
            """
            SELECT root FROM ledger_tile WHERE level = ? AND number >= ? AND number < ?
            ORDER BY number
            """, place.level - 1, first, first + LedgerTile.width
        )
        .map { try $0.digest("root") }
    }

    /// The hashes of the leaves behind the full tiles of `tree`.
    func openLeaves(of tree: MerkleTree) throws -> [Digest] {
        let (number, count) = tree.size.quotientAndRemainder(dividingBy: LedgerTile.width)
        return count == 0 ? [] : try open(Place(level: 0, number: number))
    }

    /// Keeps the tiles that the first `size` leaves fill.
    func keepFullTiles(of size: Int) throws {
        for number in 0..<size / LedgerTile.width {
            try keep(Place(level: 0, number: number))
        }
    }

    /// Keeps the tile of leaves of that number, and the tiles above that it fills.
    func keepFullTile(_ number: Int, _ hashes: [Digest], root: Digest) throws {
        try keep(Place(level: 0, number: number), hashes, root: root)
    }

    private func keep(_ place: Place) throws {
        let hashes = try open(place)
        guard hashes.count == LedgerTile.width else {
            throw StoreError.failed(reason: "a tile of the ledger is not full")
        }
        try keep(place, hashes, root: MerkleTree.root(ofPerfect: hashes[...]))
    }

    private func keep(_ place: Place, _ hashes: [Digest], root: Digest) throws {
        try database.runLater(
            "INSERT INTO ledger_tile (level, number, hashes, root) VALUES (?, ?, ?, ?)",
            place.level, place.number, hashes.flatMap(\.bytes),
            root.bytes)
        guard (place.number + 1) % LedgerTile.width == 0 else { return }
        try keep(Place(level: place.level + 1, number: place.number / LedgerTile.width))
    }

    private static func digests(in bytes: [UInt8]) -> [Digest] {
        stride(from: 0, to: bytes.count, by: 32).compactMap {
            Digest(bytes: Array(bytes[$0..<min($0 + 32, bytes.count)]))
        }
    }
}
