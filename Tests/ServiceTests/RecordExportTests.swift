import Foundation
import Testing

/// Records that leave for a purpose, read by programs of others.
@Suite struct RecordExportTests {
    private let survey: HarbourSurvey

    init() throws { survey = try HarbourSurvey() }

    /// The formats, each with those who read it.
    private static let readers = [
        "csv": ["csv"], "jsonl": ["jsonl"], "sav": ["sav", "pspp"], "dta": ["dta", "pandas"],
        "xlsx": ["xlsx"], "fhir": ["fhir"], "datapackage": ["datapackage"],
    ]

    @Test("every format holds what was typed, of whoever consents, and shows what happens to it")
    func formats() throws {
        for (format, readers) in Self.readers.sorted(by: { $0.key < $1.key }) {
            let (path, told) = try survey.export(format)
            try #require(told.ending == .exit(0), "\(format): \(told.complaints)")
            #expect(told.output.isEmpty)
            #expect(told.complaints.hasPrefix("\(HarbourSurvey.records) records for ‘research’"))
            for reader in readers {
                let judgement = try survey.judgement(by: reader, of: path)
                #expect(judgement == "358 records, 10024 values agree\n", "\(format) by \(reader)")
            }
            try expectWatched(path)
        }
        let files = try FileManager.default.contentsOfDirectory(
            atPath: survey.service.data.url.path)
        #expect(!files.contains { $0.hasSuffix(".part") || $0.hasSuffix(".rows") })
    }

    /// A cut, a changed byte and a missing file are seen, in each file of the export.
    private func expectWatched(_ path: String) throws {
        #expect(try verify(path).ending == .exit(0))
        let below = try? FileManager.default.contentsOfDirectory(atPath: path)
        let files = below?.filter { $0 != "export.json" }.map { "\(path)/\($0)" } ?? [path]
        for file in files {
            let whole = try Data(contentsOf: URL(filePath: file))
            var changed = whole
            changed[whole.count / 2] ^= 1
            for (content, word) in [(whole.dropLast(), "cut off"), (changed, "was changed")] {
                try content.write(to: URL(filePath: file))
                let told = try verify(path)
                #expect(told.ending == .exit(1) && told.complaints.contains(word), "\(file)")
            }
            try FileManager.default.removeItem(atPath: file)
            #expect(try verify(path).ending == .exit(1))
            try whole.write(to: URL(filePath: file))
        }
        #expect(try verify(path).output.contains("is whole: 358 records"))
    }

    private func verify(_ path: String) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["export", "verify", path])
    }

    @Test("an export is written down once, warns of what is rare, and is for its owner alone")
    func traces() throws {
        let before = try survey.service.command("ledger", "audit").output
        let (path, told) = try survey.export("csv")
        #expect(told.complaints.contains("left out: 96 responses without consent to it"))
        #expect(told.complaints.contains("left out: 2 questions that can name a person"))
        #expect(told.complaints.contains("records are alone with their answers to the 3 sensitive"))
        #expect(told.complaints.contains("in their own words"))
        let log = try survey.service.command("audit-log").output.split(separator: "\n")
        let lines = log.filter { $0.contains("what=records") }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.contains("purpose=research") && line.contains("records=358"))
        let digest = try #require(told.complaints.firstMatch(of: /SHA-256 ([0-9a-f]{64})/)).output.1
        #expect(line.contains("sha256=\(digest)"))
        #expect(try survey.service.command("ledger", "audit").output != before)
        for file in [path, "\(path).export.json"] {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
            #expect(mode as? Int == 0o600)
        }
    }

    @Test("what is there is never written over, and a purpose has to be one of the survey's")
    func refusals() throws {
        for format in ["csv", "fhir", "sav"] {
            let (path, _) = try survey.export(format)
            let first = try ContentOf(path)
            let again = try survey.export(format).told
            #expect(again.ending == .exit(1) && again.complaints.contains("exists"))
            #expect(try ContentOf(path) == first)
        }
        let foreign = try survey.export("csv", purpose: "marketing", to: "other.csv").told
        #expect(foreign.ending == .exit(1))
        #expect(foreign.complaints.contains("it has: survey, research, stories, contact"))
        for words in [
            ["--records"], ["--purpose", "research"], ["--format", "sav"],
            ["--records", "--purpose", "research", "--format", "sav"],
            ["--records", "--purpose", "research", "--format", "json"],
            ["--records", "--purpose", "research", "--format", "jsonl", "--labels"],
        ] {
            #expect(
                try survey.service.command(["export", HarbourSurvey.name] + words).ending
                    == .exit(64))
        }
        let nowhere = try survey.export("xlsx", to: "no/such/folder.xlsx").told
        #expect(nowhere.ending == .exit(1) && nowhere.complaints.contains("No such file"))
    }

    /// What an export holds, file by file.
    private struct ContentOf: Equatable {
        let files: [String: Data?]

        init(_ path: String) throws {
            let below = try? FileManager.default.contentsOfDirectory(atPath: path)
            let paths = below.map { $0.map { "\(path)/\($0)" } } ?? [path]
            files = Dictionary(
                uniqueKeysWithValues: paths.map { path in
                    (path, FileManager.default.contents(atPath: path))
                })
        }
    }

    @Test("an answer leaves for its own purposes alone, a name for the one that asked for it")
    func purposes() throws {
        let head = "record_number,form_version,response_language,received_on"
        let export = { (purpose: String) in
            try survey.service.command(
                "export", HarbourSurvey.name, "--records", "--purpose", purpose
            ).output
        }
        #expect(try export("contact").hasPrefix("\(head),email\r\n"))
        #expect(try export("stories").hasPrefix("\(head),secret\r\n"))
        let counted = try export("survey")
        #expect(!counted.contains("IDENTIFYING") && !counted.contains("FOREIGN"))
        let labelled = try survey.service.command(
            "export", HarbourSurvey.name, "--records", "--purpose", "survey", "--labels"
        ).output
        #expect(labelled.contains(",My child,") && labelled.contains(",'=Somebody else,"))
    }

    @Test("without the libraries of a format it says which package has them")
    func libraries() throws {
        // The loader looks there first, and finds nothing that it can load.
        let folder = survey.service.data
        for name in [
            "libreadstat.so.1", "libreadstat.so", "libxlsxwriter.so.4", "libxlsxwriter.so",
        ] {
            _ = try folder.write("no library", to: "empty/\(name)")
        }
        for (format, package) in ["dta": "libreadstat1", "xlsx": "libxlsxwriter4"] {
            let path = folder.path("none.\(format)")
            let told = try CommandLineTool.run(
                [
                    "--data", folder.path("instance"), "export", HarbourSurvey.name, "--records",
                    "--purpose", "research", "--format", format, "--output", path,
                ], environment: ["LD_LIBRARY_PATH": folder.path("empty")])
            #expect(told.ending == .exit(1) && told.complaints.contains(package))
            #expect(!FileManager.default.fileExists(atPath: path))
            #expect(!FileManager.default.fileExists(atPath: path + ".part"))
        }
    }
}
