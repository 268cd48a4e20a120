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
        case .failed(let reason):
            "the database failed: \(reason)"
        }
    }
}
