/// Why a backup could not be made or restored; nothing that was there before has changed.
package enum BackupFault: Error, Equatable {
    case notWritten(folder: String, reason: String)
    case exists(path: String)
    case folderInUse(path: String)
    case noData(folder: String)
    case noKeys(folder: String)
    case damaged(path: String, reason: String)
    case tooNew(path: String)
    case foreign(path: String)
    case keysOlder(keys: String, data: String)
    case otherHistory(keys: String, data: String)
    case keysLeft(path: String)
    case countsDiffer(table: String)
    case inUse(folder: String)
}

extension BackupFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notWritten(let folder, let reason):
            "‘\(folder)’ could not be written: \(reason); nothing of this attempt is kept, and what "
                + "was there before is as it was; free some space or choose another folder"
        case .exists(let path): "‘\(path)’ exists already; wait a second and try again"
        case .folderInUse(let path):
            "‘\(path)’ is being written by another backup or cannot be opened; try again later"
        case .noData(let folder):
            "there is no data-….sqlite in ‘\(folder)’; name the folder that recount backup wrote"
        case .noKeys(let folder):
            "there is no keys.sqlite in ‘\(folder)’; put the newest one there, because it tells who "
                + "was erased since"
        case .damaged(let path, let reason):
            "‘\(path)’ is damaged: \(reason); take another backup"
        case .tooNew(let path):
            "‘\(path)’ was written by a newer recount; install that version"
        case .foreign(let path):
            "‘\(path)’ was made with another key file; put the right recount.key into the data folder"
        case .keysOlder(let keys, let data):
            "‘\(keys)’ is older than ‘\(data)’, so that it does not tell who was erased in between; "
                + "put the newest keys.sqlite there, or restore older data"
        case .otherHistory(let keys, let data):
            "‘\(keys)’ and ‘\(data)’ do not belong to one ledger; restore files of one installation"
        case .keysLeft(let path): "a key stands in ‘\(path)’, which must hold none; nothing is kept"
        case .countsDiffer(let table):
            "the backup of ‘\(table)’ is not complete; nothing of it is kept; try again"
        case .inUse(let folder):
            "a server uses ‘\(folder)’; stop it before you restore"
        }
    }
}
