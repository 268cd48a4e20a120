import Foundation
import Testing

/// The guide of installing, done as it says.
extension DebianMachine {
    /// A machine that has the packages of an older version and of this one in `/srv/older` and `/srv/newer`, the data
    /// of the first release in `/srv/data`, and nothing installed.
    static func withPackages() throws -> DebianMachine {
        let folder = try TemporaryFolder()
        for (name, package) in try [
            ("older", DebianPackage.older.get()), ("newer", DebianPackage.newer.get()),
        ] {
            let place = folder.url.appending(path: "srv/\(name)")
            try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            try FileManager.default.copyItem(
                at: package.file, to: place.appending(path: package.file.lastPathComponent))
        }
        try FirstRelease.write(to: folder.url.appending(path: "srv/data"))
        return try DebianMachine(serving: folder, sharing: DebianPackage.libraries())
    }

    /// Does what a section of the guide says, where the package lies that it is about.
    func follow(_ section: String, in place: String) throws {
        for step in try Guide("deploy/README.md", section: section).consoles.joined() {
            let command =
                step.arguments.first == "/etc/recount/recount.json" ? Self.edit : step.command
            // Programs for terminals and HTTP have carriage returns that no page shows.
            let printed = try output(of: "{ \(command)\n} | tr -d '\\r'", in: place)
            let fits = try step.fits(printed)
            #expect(fits, "\(step.command) printed\n\(printed)")
        }
    }

    /// What an operator without a mail server does in the editor. Programs stand for people here.
    private static let edit = """
        python3 -c 'import json
        path = "/etc/recount/recount.json"
        settings = json.load(open(path))
        del settings["mail"]
        settings["publicUrl"] = "https://surveys.test"
        settings["guard"]["challenge"] = "off"
        json.dump(settings, open(path, "w"), indent=4)'
        """
}
