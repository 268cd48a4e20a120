import Foundation

/// Compares an export with the manifest that lies beside it.
package struct ExportCheck: Hashable, Sendable {
    /// What is wrong with a file.
    package enum Finding: Hashable, Sendable {
        case missing(String)
        /// It has not as many bytes as were written.
        case length(String, bytes: Int, expected: Int)
        case changed(String)
    }

    package let manifest: ExportManifest
    /// Empty when the export is as it was written.
    package let findings: [Finding]

    /// Reads the export at `path` to its end.
    package init(_ path: String) throws(ExportFault) {
        var isFolder: ObjCBool = false
        _ = unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        let place = ExportPlace.manifest(of: path, isFolder: isFolder.boolValue)
        let manifest = try ExportManifest(at: place)
        guard !manifest.files.isEmpty, isFolder.boolValue || manifest.files.count == 1 else {
            throw .unreadableManifest(path: place)
        }
        var findings: [Finding] = []
        for file in manifest.files {
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            let own = isFolder.boolValue ? (path as NSString).appendingPathComponent(name) : path
            if let finding = try Self.finding(file, at: own) { findings.append(finding) }
        }
        (self.manifest, self.findings) = (manifest, findings)
    }

    private static func finding(
        _ file: ExportManifest.File, at path: String
    ) throws(ExportFault) -> Finding? {
        guard FileManager.default.fileExists(atPath: path) else { return .missing(path) }
        let content = try OutputFile.Content(ofFileAt: path)
        guard content.bytes == file.bytes else {
            return .length(path, bytes: content.bytes, expected: file.bytes)
        }
        return content.digest == file.sha256 ? nil : .changed(path)
    }
}

extension ExportCheck.Finding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .missing(let path): "‘\(path)’ is missing"
        case .length(let path, let bytes, let expected):
            "‘\(path)’ has \(bytes) bytes and had \(expected) when it was written: it is "
                + (bytes < expected ? "cut off" : "longer")
        case .changed(let path): "‘\(path)’ was changed after it was written"
        }
    }
}
