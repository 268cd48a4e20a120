package import Foundation
package import Values

/// A folder of backups: data files by their moment, and the newest keys.
package struct BackupFolder: Sendable {
    package let url: URL

    package init(_ url: URL) {
        self.url = url
    }

    /// The file of the keys and of all that must never go back in time.
    package var keys: URL { url.appending(path: "keys.sqlite") }

    /// The file for the data of a moment: `data-YYYYMMDDTHHMMSSZ.sqlite`.
    package func data(at moment: Moment) -> URL {
        let stamp = moment.description.filter { $0 != "-" && $0 != ":" }
        return url.appending(path: "data-\(stamp).sqlite")
    }

    /// The data files, oldest first.
    package func dataFiles() throws -> [URL] {
        try FileManager.default.contentsOfDirectory(atPath: url.path)
            .filter { $0.wholeMatch(of: /data-[0-9]{8}T[0-9]{6}Z\.sqlite/) != nil }
            .sorted().map { url.appending(path: $0) }
    }

    /// Removes all data files but the newest; returns the names of those that went.
    package func rotate(keeping number: Int) throws -> [String] {
        let old = try dataFiles().dropLast(number)
        for file in old { try FileManager.default.removeItem(at: file) }
        return old.map(\.lastPathComponent)
    }

    /// A name for a file that is not complete yet.
    func unfinished(_ file: URL) -> URL { file.appendingPathExtension("unfinished") }

    /// Removes what an attempt has left that did not come to its end.
    func clear() throws {
        for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
        where name.contains(".sqlite.unfinished") || name.hasSuffix(".sqlite.old") {
            try FileManager.default.removeItem(at: url.appending(path: name))
        }
    }
}
