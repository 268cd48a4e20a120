import Store

/// How a database stands to a move of its instance: at home, on the way in, or gone.
package enum MoveState: Equatable, Sendable {
    /// The instance lives here, or there is none yet.
    case none
    /// It is being copied to here, from the database of that key.
    case arriving(keyCheck: [UInt8])
    /// It was copied to another place, which goes on in its stead.
    case left(to: String)

    package init(_ database: any SQLSession) throws {
        let row = try database.row("SELECT state, key_check, place FROM move")
        guard let row else {
            self = .none
            return
        }
        self =
            (row["state"] as String) == "left"
            ? .left(to: row["place"]) : .arriving(keyCheck: row.bytes("key_check"))
    }

    /// Writes down that this is how it stands.
    func write(keyCheck: [UInt8], in database: any SQLSession) throws {
        try database.run("DELETE FROM move")
        let insertion = "INSERT INTO move (id, state, key_check, place) VALUES (1, ?, ?, ?)"
        switch self {
        case .none: return
        case .arriving: try database.run(insertion, "arriving", keyCheck, "")
        case .left(let place): try database.run(insertion, "left", keyCheck, place)
        }
    }

    /// Throws unless the instance lives here.
    func requireHome() throws(StoreError) {
        switch self {
        case .none: return
        case .arriving: throw .unfinishedMove
        case .left(let place): throw .movedAway(to: place)
        }
    }
}
