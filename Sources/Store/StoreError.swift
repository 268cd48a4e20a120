package import Values

/// What keeps a store from doing what it was asked; never with a bound value in it.
package enum StoreError: Error, Equatable {
    /// The disk is full: nothing was written, and what was stored before is safe.
    case full
    /// Another process held the database for too long.
    case busy
    /// The database was written by a newer version of the product.
    case schemaTooNew
    /// The key file is not the one that this database was made with.
    case foreignKey
    /// A form version of that name and number exists with other content.
    case versionTaken(FormName, version: String)
    /// A translation of that version exists with other texts.
    case translationTaken(FormName, LanguageTag, version: String)
    case unknownForm(FormName)
    /// The ledger does not go on from the head that was published last.
    case ledgerBehind(published: Int, found: Int)
    /// What was given as the ledger's missing leaves does not lead to the head that was published last.
    case foreignLeaves
    /// The instance is being moved to here, and the copy is not finished.
    case unfinishedMove
    /// The instance was moved from here to another place.
    case movedAway(to: String)
    /// There is no way to the database's server now; nothing was written. The reason has no password in it.
    case unreachable(reason: String)
    /// The connection was lost while a transaction was committed, and nobody could be asked whether it was.
    case uncertain
    /// The database's server is set up so that it would lose or spoil what it is given.
    case unsuitable(reason: String)
    /// The engine failed; the reason is the engine's, without values.
    case failed(reason: String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .full:
            "the disk is full; nothing was written; free some space and try again"
        case .busy:
            "another process holds the database; try again in a moment"
        case .schemaTooNew:
            "the database was written by a newer recount; install that version or restore a backup"
        case .foreignKey:
            "the key file does not belong to this database; put the right one beside it"
        case .versionTaken(let name, let version):
            "version \(version) of ‘\(name)’ is published with other content; "
                + "raise ‘version’ in the survey file"
        case .translationTaken(let name, let language, let version):
            "version \(version) of the translation of ‘\(name)’ to ‘\(language)’ is published with "
                + "other texts; raise ‘version’ in its file"
        case .unknownForm(let name):
            "there is no form ‘\(name)’; run: recount form list"
        case .ledgerBehind(let published, let found):
            "the ledger here has \(found) leaves and does not go on from the last head that was "
                + "published, with \(published); an older database was put back. Nothing is signed "
                + "until it goes on. If you have the database that it replaced, run: recount ledger "
                + "recover FILE; if that is lost, run: recount ledger restart"
        case .foreignLeaves:
            "the leaves in that file do not go on from the ledger here to the last head that was "
                + "published; nothing was written; look for the newest copy of the database"
        case .unfinishedMove:
            "the database is a copy that was not finished; run the command again that began it: recount "
                + "migrate --to …, with the database that it was copied from"
        case .movedAway(let place):
            "this instance was moved to ‘\(place)’; work on it there. If nobody has used it there yet, "
                + "‘recount migrate --take-back’ lets this database go on"
        case .unreachable(let reason):
            "the database's server cannot be reached: \(reason); look whether it runs, and whether "
                + "‘database’ is right"
        case .uncertain:
            "the connection to the database broke off while it wrote; look whether it did, or try again"
        case .unsuitable(let reason):
            "the database's server is not fit for this: \(reason)"
        case .failed(let reason):
            "the database failed: \(reason)"
        }
    }
}
