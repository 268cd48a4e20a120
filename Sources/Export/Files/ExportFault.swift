/// Why there is no file of records, or why one is not to be believed.
package enum ExportFault: Error, Hashable, Sendable {
    /// Something of that name is there.
    case exists(path: String)
    /// The system refused to make, write or read it.
    case failed(path: String, reason: String)
    /// The library that writes the format is not installed.
    case libraryMissing(String, package: String)
    /// The library that writes the format refused.
    case refused(by: String, reason: String)
    /// The format holds no more records than so many.
    case tooManyRecords(limit: Int)
    /// The format holds no more columns than so many.
    case tooManyColumns(limit: Int)
    /// Beside the file lies no description of it.
    case noManifest(path: String)
    case unreadableManifest(path: String)
}

extension ExportFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .exists(let path): "‘\(path)’ exists; name another one with --output"
        case .failed(let path, let reason): "‘\(path)’: \(reason)"
        case .libraryMissing(let library, let package):
            "\(library) is not here, which writes this format; install the package ‘\(package)’, "
                + "or choose another --format"
        case .refused(let library, let reason): "\(library) refused: \(reason)"
        case .tooManyRecords(let limit):
            "this format holds \(limit) records at most; choose another --format, such as csv"
        case .tooManyColumns(let limit):
            "this format holds \(limit) columns at most; choose another --format, such as csv"
        case .noManifest(let path):
            "there is no ‘\(path)’, which describes the export; keep both together"
        case .unreadableManifest(let path): "‘\(path)’ does not describe an export"
        }
    }
}
