import Store

/// The rows of a table in the order of its key, some at a time: as many as fit into a few MiB.
struct RowPages {
    /// How many bytes the values of a page have, about.
    private static let budget = 4 << 20
    /// How many rows a page has at most, and at the beginning, when nobody knows yet how long they are.
    private static let (most, first) = (2_000, 64)

    let table: SQLTable
    private let columns: [String]
    /// The key of the row that was read last.
    private var last: [SQLValue]?
    private var limit = Self.first
    private let keyPlaces: [Int]

    /// The rows behind that of the key `last`, with all columns or with those that are named.
    init(_ table: SQLTable, columns: [String]? = nil, after last: [SQLValue]? = nil) {
        self.table = table
        self.last = last
        let columns = columns ?? table.all
        self.columns = columns
        keyPlaces = table.key.compactMap { columns.firstIndex(of: $0) }
        precondition(
            !table.key.isEmpty && keyPlaces.count == table.key.count,
            "the rows of a table are read with its primary key")
    }

    /// The next rows; empty at the end.
    mutating func next(in database: any SQLSession) throws -> [[SQLValue]] {
        let question = table.page(of: columns, isFirst: last == nil)
        let rows = try database.rows(question, with: (last ?? []) + [.integer(limit)])
            .map(\.values)
        guard let end = rows.last else { return [] }
        last = keyPlaces.map { end[$0] }
        let bytes = rows.reduce(1) { $0 + $1.reduce(0) { $0 + $1.size } }
        limit = max(1, min(Self.most, Self.budget * rows.count / bytes))
        return rows
    }
}

extension SQLValue {
    /// About how many bytes it takes.
    fileprivate var size: Int {
        switch self {
        case .null, .integer: 8
        case .text(let text): text.utf8.count
        case .utf8(let bytes), .blob(let bytes): bytes.count
        }
    }
}
