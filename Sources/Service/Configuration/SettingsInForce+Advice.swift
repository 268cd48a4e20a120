import Foundation

extension SettingsInForce {
    /// What should be done though the configuration can be used: no secret should stand in a file that
    /// everybody on the machine may read.
    package var advice: [String] {
        entries.compactMap { entry in
            guard entry.setting.isSecret, case .file(let path) = entry.origin,
                let fileKey = entry.setting.fileKey, Self.isReadableByAll(path)
            else { return nil }
            return
                "‘\(entry.setting.key)’ stands in ‘\(path)’, which everybody on this machine may "
                + "read; put it into a file of its own and name that by ‘\(fileKey)’, or run: "
                + "chmod o= '\(path)'"
        }
    }

    private static func isReadableByAll(_ path: String) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let mode = attributes?[.posixPermissions] as? Int else { return false }
        return mode & 0o004 != 0
    }
}
