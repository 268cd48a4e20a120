import Consent
import Store
import Values

/// Copies every table of an instance into an empty database of whatever engine.
///
/// Rows go in the order of their keys, some at a time: where the copy goes on after it was cut is told
/// by the last row that arrived, which was committed with all before it.
///
/// Nothing but insertions makes rows: the triggers of the schema, which all wait for changes, have
/// done their work where the rows come from.
package struct InstanceCopy: Sendable {
    /// Is told how many of how many rows are done, and how many of them are new.
    package typealias Progress =
        @Sendable (_ what: String, _ done: Int, _ all: Int, _ step: Int) -> Void

    private let target: any SQLEngine
    private let progress: Progress

    package init(to target: any SQLEngine, progress: @escaping Progress) {
        (self.target, self.progress) = (target, progress)
    }

    /// Begins a copy, or looks whether it is this one that has begun. Returns whether it has just begun.
    ///
    /// - Throws: ``MoveFault/targetInUse(table:)`` and ``MoveFault/otherCopy``.
    @discardableResult
    package func begin(from source: any SQLSession) throws -> Bool {
        let keyCheck: [UInt8] = try source.value("SELECT key_check FROM instance") ?? []
        return try target.writing { database in
            switch try MoveState(database) {
            case .arriving(keyCheck): return false
            case .arriving: throw MoveFault.otherCopy
            case .left, .none: break
            }
            for table in try SQLCatalogue(database, target.wording).tables
            where try database.row("SELECT 1 AS one FROM \"\(table.name)\" LIMIT 1") != nil {
                throw MoveFault.targetInUse(table: table.name)
            }
            try MoveState.arriving(keyCheck: keyCheck).write(keyCheck: keyCheck, in: database)
            return true
        }
    }

    /// Copies what is not there yet.
    package func run(from source: any SQLSession, _ wording: SQLWording) throws {
        let tables = try SQLCatalogue(source, wording).tables
        try expectSameTables(tables)
        var count = RowCount("rows", all: try rowCount(of: tables, in: source), progress)
        for table in tables { try copy(table, from: source, &count) }
        for table in tables where !table.lateColumns.isEmpty {
            try complete(table, from: source)
        }
    }

    /// Replays the ledger of the copy, which has to lead to its head.
    ///
    /// - Throws: ``MoveFault/ledgerDiffers(size:copied:)``.
    package func replayLedger() throws {
        try target.reading { copy in
            let tree = try SQLStore.tree(in: copy)
            let replayed = try SQLStore.replayedTree(ofSize: tree.size, in: copy)
            guard replayed.root == tree.root, replayed.size == tree.size else {
                throw MoveFault.ledgerDiffers(size: tree.size, copied: replayed.size)
            }
        }
    }

    /// Compares every row. Returns how many there are.
    ///
    /// - Throws: ``MoveFault/differs(table:rows:copied:)``.
    package func compare(
        with source: any SQLSession, _ wording: SQLWording
    ) throws -> Int {
        let tables = try SQLCatalogue(source, wording).tables
        let rows = try rowCount(of: tables, in: source)
        var count = RowCount("rows compared", all: 2 * rows, progress)
        try target.reading { copy in
            for table in tables {
                // In turns, because a server ends a transaction in which nothing happens for long.
                var (kept, copied) = (TableDigest(of: table), TableDigest(of: table))
                while case let step = try kept.take(from: source) + copied.take(from: copy),
                    step > 0
                {
                    count.add(step)
                }
                guard kept == copied else {
                    throw MoveFault.differs(
                        table: table.name, rows: kept.rows, copied: copied.rows)
                }
            }
        }
        return rows
    }

    /// Lets the copy serve: what is stored there from now on goes on with the numbers.
    package func finish() throws {
        try target.writing { database in
            for table in try SQLCatalogue(database, target.wording).tables
            where table.key == ["id"] {
                guard let question = target.wording.numbering(table.name) else { continue }
                _ = try database.rows(question)
            }
            try MoveState.none.write(keyCheck: [], in: database)
        }
    }

    /// Makes a whole copy of one moment, which takes nobody's place.
    package static func make(
        of source: any SQLEngine, in target: any SQLEngine, progress: @escaping Progress
    ) throws {
        let copy = InstanceCopy(to: target, progress: progress)
        try source.reading { database in
            try copy.begin(from: database)
            try copy.run(from: database, source.wording)
            _ = try copy.compare(with: database, source.wording)
        }
        try copy.replayLedger()
        try copy.finish()
    }

    private func expectSameTables(_ tables: [SQLTable]) throws {
        let found = try target.reading { try SQLCatalogue($0, target.wording).tables }
        if let table = Set(tables).symmetricDifference(found).map(\.name).min() {
            throw MoveFault.schemasDiffer(table: table)
        }
    }
}

// MARK: - Rows

extension InstanceCopy {
    private func rowCount(of tables: [SQLTable], in database: any SQLSession) throws -> Int {
        try tables.reduce(0) { sum, table in
            sum + (try database.value("SELECT count(*) FROM \"\(table.name)\"") ?? 0)
        }
    }

    /// Goes on behind the last row that is there.
    private func copy(
        _ table: SQLTable, from source: any SQLSession, _ count: inout RowCount
    ) throws {
        let (last, there) = try target.reading { database in
            (
                try database.row(table.lastKey)?.values,
                try database.value("SELECT count(*) FROM \"\(table.name)\"") ?? 0
            )
        }
        count.add(there)
        var pages = RowPages(table, columns: table.columns, after: last)
        while case let page = try pages.next(in: source), !page.isEmpty {
            try target.writing { _ = try $0.runEach(table.insertion, with: page) }
            count.add(page.count)
        }
    }

    /// Fills the columns that had to wait, whether or not that was done before.
    private func complete(_ table: SQLTable, from source: any SQLSession) throws {
        var pages = RowPages(table, columns: table.lateColumns + table.key)
        while case let page = try pages.next(in: source), !page.isEmpty {
            try target.writing { database in
                _ = try database.runEach(table.lateUpdate, with: page)
            }
        }
    }
}

/// Counts rows and tells of them.
private struct RowCount {
    private let what: String
    private let all: Int
    private let progress: InstanceCopy.Progress
    private var done = 0

    init(_ what: String, all: Int, _ progress: @escaping InstanceCopy.Progress) {
        (self.what, self.all, self.progress) = (what, all, progress)
    }

    mutating func add(_ rows: Int) {
        done += rows
        progress(what, done, all, rows)
    }
}
