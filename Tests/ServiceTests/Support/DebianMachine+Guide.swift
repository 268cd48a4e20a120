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
        try layOutSources(in: folder.url.appending(path: "srv/source"))
        let program = BinaryRun.built.deletingLastPathComponent().path
        return try DebianMachine(serving: folder, sharing: DebianPackage.libraries() + [program])
    }

    /// What an installation takes from this repository, as if the program had been built there by `make release`.
    private static func layOutSources(in folder: URL) throws {
        let files = FileManager.default
        try files.createDirectory(
            at: folder.appending(path: ".build"), withIntermediateDirectories: true)
        for name in ["deploy", "forms"] {
            try files.copyItem(
                at: repository.appending(path: name), to: folder.appending(path: name))
        }
        try files.createSymbolicLink(
            at: folder.appending(path: ".build/release"),
            withDestinationURL: BinaryRun.built.deletingLastPathComponent())
    }

    /// Does what a section of the guide says, where the package lies that it is about.
    func follow(_ section: String, in place: String) throws {
        try follow(Array(Guide("deploy/README.md", section: section).consoles.joined()), in: place)
    }

    /// Types what a guide says, in a folder under `/srv`, and looks at what it prints. In place of an editor, a command
    /// changes the file; so it does in place of a command that opens one.
    func follow(
        _ steps: [Guide.Step], in place: String = ".", editing edits: [String: String] = [:]
    ) throws {
        let edits = edits.merging(["/etc/recount/recount.json": Self.edit]) { own, _ in own }
        for step in steps {
            let isEdit = step.command.hasPrefix("editor ")
            let command =
                isEdit
                ? try #require(edits[step.arguments.joined()], "\(step)")
                : edits[step.command] ?? step.command
            // Programs for terminals and HTTP have carriage returns that no page shows.
            let printed = try output(of: "{ \(command)\n} | tr -d '\\r'", in: place)
            let fits = try step.fits(printed)
            #expect(fits, "\(step.command) printed\n\(printed)")
        }
    }

    /// Writes a file, readable to everybody.
    func write(_ text: String, to path: String) throws {
        _ = try output(of: "mkdir -p \"$(dirname \(path))\"; cat >\(path) <<'END'\n\(text)END")
    }

    /// Puts what is written in JSON into the settings of the service.
    func set(_ settings: String) throws {
        try write(settings + "\n", to: "/root/more.json")
        _ = try output(
            of: """
                python3 -c 'import json
                path = "/etc/recount/recount.json"
                settings = json.load(open(path)) | json.load(open("/root/more.json"))
                json.dump(settings, open(path, "w"), indent=4)'
                """)
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
