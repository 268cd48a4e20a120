import Store

/// Moves an instance from one database to another: a copy, and then a mark in the one that was left, so
/// that two never serve the same people.
///
/// Whoever calls it keeps servers away from both. What another command writes meanwhile is found by the
/// comparison at the end, during which nothing can be written here.
package struct InstanceMove: Sendable {
    private let source: any SQLEngine
    private let target: any SQLEngine
    private let copy: InstanceCopy

    package init(
        from source: any SQLEngine, to target: any SQLEngine,
        progress: @escaping InstanceCopy.Progress
    ) {
        (self.source, self.target) = (source, target)
        copy = InstanceCopy(to: target, progress: progress)
    }

    /// Copies, compares, and lets the copy serve; goes on where it was cut. `place` is what the database
    /// that is left calls the other one. Returns how many rows there are.
    ///
    /// - Throws: ``MoveFault``; then what is here is as it was.
    package func run(to place: String, telling tell: (String) -> Void) throws -> Int {
        let hasBegun = try source.reading { database in
            try expectMovable(database)
            return try copy.begin(from: database)
        }
        tell(hasBegun ? "copying …" : "going on with the copy that was cut …")
        try source.reading { try copy.run(from: $0, source.wording) }
        tell("replaying the ledger, and comparing every row …")
        try copy.replayLedger()
        let rows = try source.writing { database in
            let rows = try copy.compare(with: database, source.wording)
            let keyCheck: [UInt8] = try database.value("SELECT key_check FROM instance") ?? []
            // In this order: between the two commits neither serves, and the command can be run again.
            try MoveState.left(to: place).write(keyCheck: keyCheck, in: database)
            return rows
        }
        try copy.finish()
        return rows
    }

    /// Lets the database go on that an instance has left.
    package static func takeBack(_ engine: any SQLEngine) throws {
        try engine.writing { database in
            guard case .left = try MoveState(database) else { throw MoveFault.notLeft }
            try MoveState.none.write(keyCheck: [], in: database)
        }
    }

    /// One that has left may be moved again only to the copy that it has left for, which was cut before it
    /// was let serve.
    private func expectMovable(_ database: any SQLSession) throws {
        switch try MoveState(database) {
        case .none: return
        case .arriving: throw MoveFault.sourceUnfinished
        case .left(let place):
            guard case .arriving = try target.reading({ try MoveState($0) }) else {
                throw MoveFault.sourceLeft(to: place)
            }
        }
    }
}
