import Foundation

/// Files that are on the disk when a method returns.
enum DurableFile {
    /// Has a file's content, or a folder's names, written to the disk.
    static func sync(_ url: URL) throws {
        let file = unsafe open(url.path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(url) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(url) }
    }

    /// Puts a file in another's place, if there is one, in one step.
    static func move(_ url: URL, to place: URL) throws {
        guard unsafe rename(url.path, place.path) == 0 else { throw failure(place) }
        try sync(place.deletingLastPathComponent())
    }

    /// Puts a file in another's place, and overwrites what stood there with zeros.
    ///
    /// The old content keeps a second name until then, so that at no moment neither is there.
    static func replace(_ place: URL, by url: URL) throws {
        guard FileManager.default.fileExists(atPath: place.path) else {
            return try move(url, to: place)
        }
        let old = place.appendingPathExtension("old")
        try removeIfThere(old)
        guard unsafe link(place.path, old.path) == 0 else { throw failure(old) }
        try move(url, to: place)
        try shred(old)
    }

    /// Overwrites a file with zeros and removes it.
    static func shred(_ url: URL) throws {
        let handle = try FileHandle(forUpdating: url)
        let zeros = Data(count: 1 << 20)
        var rest = try handle.seekToEnd()
        try handle.seek(toOffset: 0)
        while rest > 0 {
            let part = min(rest, UInt64(zeros.count))
            try handle.write(contentsOf: zeros.prefix(Int(part)))
            rest -= part
        }
        try handle.synchronize()
        try handle.close()
        try FileManager.default.removeItem(at: url)
    }

    /// Removes a file that may not be there.
    static func removeIfThere(_ url: URL) throws {
        guard FileManager.default.fileExists(atPath: url.path) else { return }
        try FileManager.default.removeItem(at: url)
    }

    private static func failure(_ url: URL) -> BackupFault {
        .notWritten(folder: url.path, reason: unsafe String(cString: strerror(errno)))
    }
}
