import Foundation

/// Where an export comes to be: under a name that ends with `.part` until it is whole.
package struct ExportPlace: ~Copyable {
    private static let partEnding = ".part"
    private static let manifestEnding = ".export.json"
    private static let manifestInside = "export.json"

    /// Where it will be.
    package let path: String
    private let isFolder: Bool
    private var isPublished = false

    /// Makes sure that nothing is there, and makes the folder for a format that is one.
    package init(_ path: String, for format: ExportFormat) throws(ExportFault) {
        (self.path, isFolder) = (path, format.isFolder)
        let manifest = Self.manifest(of: path, isFolder: isFolder)
        for name in [path, path + Self.partEnding, manifest] where Self.isThere(name) {
            // What is there is not ours to remove.
            isPublished = true
            throw .exists(path: name)
        }
        guard isFolder else { return }
        guard unsafe mkdir(part, 0o700) == 0 else {
            isPublished = true
            throw .lastError(part)
        }
    }

    deinit {
        if !isPublished { try? FileManager.default.removeItem(atPath: part) }
    }

    /// The name until it is whole.
    package var part: String { path + Self.partEnding }

    /// Where a file of a folder is written, or the export itself.
    package func part(_ name: String) -> String {
        isFolder ? (part as NSString).appendingPathComponent(name) : part
    }

    /// The name of the export without its folder.
    package var name: String { (path as NSString).lastPathComponent }

    /// Writes the manifest, and gives the export its name.
    package mutating func publish(_ manifest: ExportManifest) throws {
        let inside = part(Self.manifestInside)
        let place = isFolder ? inside : Self.manifest(of: path, isFolder: false)
        var file = try OutputFile(creating: place)
        do {
            try file.write(try manifest.json())
            _ = try file.finish()
            try takeName()
        } catch {
            try? FileManager.default.removeItem(atPath: place)
            throw error
        }
        isPublished = true
    }

    /// A file is linked, because a renamed one would take the place of what came there meanwhile. A
    /// renamed folder takes the place of an empty one at most (rename(2)).
    private func takeName() throws(ExportFault) {
        let result = unsafe isFolder ? rename(part, path) : link(part, path)
        guard result == 0 else {
            throw errno == EEXIST || errno == ENOTEMPTY ? .exists(path: path) : .lastError(path)
        }
        if !isFolder { _ = unsafe unlink(part) }
    }

    /// The name of the manifest of an export.
    package static func manifest(of path: String, isFolder: Bool) -> String {
        isFolder
            ? (path as NSString).appendingPathComponent(manifestInside) : path + manifestEnding
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }
}
