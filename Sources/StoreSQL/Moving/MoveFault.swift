import Store

/// Why an instance was not moved; the database that it was to be moved from is as it was.
package enum MoveFault: Error, Equatable {
    /// There is an instance, or rows of one, where it was to go.
    case targetInUse(table: String)
    /// A copy of another instance has begun there.
    case otherCopy
    /// The two databases do not have the same tables.
    case schemasDiffer(table: String)
    /// A table holds other rows than the one that it was copied from.
    case differs(table: String, rows: Int, copied: Int)
    /// The ledger that was copied does not lead to its head.
    case ledgerDiffers(size: Int, copied: Int)
    /// What is to be moved is a copy that was not finished.
    case sourceUnfinished
    /// What is to be moved was moved before.
    case sourceLeft(to: String)
    /// What was to be taken back has not left.
    case notLeft
    /// The place to move to is the one that the instance lives in.
    case samePlace
    /// There is the key of another instance where it was to go.
    case otherKey(path: String)
    /// A server uses the database that is to be moved.
    case inUse(place: String)
}

extension MoveFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .targetInUse(let table):
            "there is an instance already (its table ‘\(table)’ has rows); nothing was changed; name an "
                + "empty database or a new folder, or look first what is in that one"
        case .otherCopy:
            "a copy of another instance has begun there; name another place, or empty that one first"
        case .schemasDiffer(let table):
            "the table ‘\(table)’ is not the same in both databases; run recount migrate on both, with "
                + "this version, and try again"
        case .differs(let table, let rows, let copied):
            "the table ‘\(table)’ has \(rows) rows here and \(copied) in the copy, or not the same ones: "
                + "something was written while it was copied. Nothing serves the copy, and what is here is "
                + "as it was; empty the copy, and run the command again while nothing else works here"
        case .ledgerDiffers(let size, let copied):
            "the ledger has \(size) leaves here, but those of the copy lead to another head, after "
                + "\(copied); run recount doctor here, empty the copy, and run the command again"
        case .sourceUnfinished:
            "what is to be moved is itself a copy that was not finished; finish that first, by the "
                + "command that began it"
        case .sourceLeft(let place):
            "this instance was moved to ‘\(place)’; work on it there. If nobody has used it there yet, "
                + "‘recount migrate --take-back’ lets this database go on"
        case .notLeft: "the instance lives here; there is nothing to take back"
        case .samePlace: "the instance lives there already; name another place"
        case .otherKey(let path):
            "‘\(path)’ is the key file of another instance; name another folder"
        case .inUse(let place):
            "a server uses ‘\(place)’; stop it first, and start it when the command has ended"
        }
    }
}

extension SQLEngine {
    /// Runs one transaction that a ``MoveFault`` may end.
    func writing<Value>(_ updates: (any SQLSession) throws -> Value) throws -> Value {
        var fault: MoveFault?
        do {
            return try write { database in
                try Self.noting(&fault) { try updates(database) }
            }
        } catch {
            throw fault ?? error
        }
    }

    /// Reads from one snapshot what a ``MoveFault`` may end.
    func reading<Value>(_ question: (any SQLSession) throws -> Value) throws -> Value {
        var fault: MoveFault?
        do {
            return try read { database in
                try Self.noting(&fault) { try question(database) }
            }
        } catch {
            throw fault ?? error
        }
    }

    /// An engine gives every error that passes through it a name of the store's.
    private static func noting<Value>(
        _ fault: inout MoveFault?, _ work: () throws -> Value
    ) throws -> Value {
        do {
            return try work()
        } catch let error as MoveFault {
            fault = error
            throw error
        }
    }
}
