import ArgumentParser
import Export
import Foundation

/// `recount export verify`: whether an export is as it was written.
struct VerifyExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check that an export is whole and unchanged.",
        discussion: "Compares the file, or each file of the folder, with what was written down "
            + "beside it: its length and its SHA-256. Ends with 1 when something differs.")

    @Argument(help: ArgumentHelp("The file or folder that was written.", valueName: "file"))
    var file: String

    func run() throws {
        let check = try ExportCheck(file)
        guard check.findings.isEmpty else {
            for finding in check.findings { Progress.tell("\(finding)") }
            throw ExitCode.failure
        }
        let manifest = check.manifest
        print("‘\(file)’ is whole: \(Self.content(of: manifest)), \(manifest.exportedAt)")
    }

    private static func content(of manifest: ExportManifest) -> String {
        if let release = manifest.release { return "release \(release) of ‘\(manifest.form)’" }
        let count = "\(manifest.records) \(manifest.records == 1 ? "record" : "records")"
        return "\(count) of ‘\(manifest.form)’ for ‘\(manifest.purpose ?? "")’"
    }
}
