import Disclosure
import FormModel
import Foundation
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// Published results that are written for other programs.
@Suite struct ReleaseExportTests {
    private static let name = WeightSurvey.name
    private static let planFile = """
        plan: weight-rare-myasthenia
        version: \(WeightSurvey.version)
        tables:
        - count: diagnosis
        - count: change
        - count: tried.texture
        - count: [change, diagnosis]
        - count: change
          where:
            diagnosis: [lems, nmt]
        """

    private let service: RecountProcess

    init() throws { service = try RecountProcess() }

    /// Publishes a release of made-up answers by so many people; returns it.
    @discardableResult
    private func publish(_ people: Int) throws -> Release {
        let store = try service.store().store
        let name = try #require(FormName(Self.name))
        let source = try #require(try store.form(named: name)).source
        let form = try FormReader.read(source, fileName: Self.name).get()
        let plan = try PlanReader.read(
            Array(Self.planFile.utf8), fileName: "plan.yaml", of: [form]
        ).get()
        let respondents = (0..<people).map { number in
            Respondent(
                number: number,
                categories: plan.questions.enumerated().map { place, question in
                    Self.category(of: 31 * number + place, among: question.categories.count)
                }, participation: .newcomer)
        }
        let today = WallClock.system.now.day
        let made = try Releasing.make(
            plan, ReleaseHistory(), respondents, on: today, .system
        ).get()
        let kept = NewReleasePlan(form: name, bytes: plan.canonicalJSON)
        _ = try store.putInForce(kept, on: today, for: nil)
        let past = try store.releasePast(of: kept.digest)
        let release = NewRelease(
            form: name, plan: kept.digest, number: past.releases.count, leftSince: past.leftSince,
            day: today, bytes: made.release.bytes, marks: [])
        #expect(try store.keep(release, for: OperatorAction(.releaseMade)) != nil)
        return made.release
    }

    /// An answer by lot, which the number gives again.
    private static func category(of number: Int, among count: Int) -> UInt8 {
        var mixed = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ mixed >> 29) &* 0xBF58_476D_1CE4_E5B9
        return UInt8((mixed >> 33) % UInt64(count))
    }

    private func export(_ words: String...) throws -> CommandLineTool.Result {
        try service.command(["export", Self.name] + words)
    }

    @Test("each format holds the published ranges, and is seen to be whole")
    func formats() throws {
        // So many that no cell of the table of two questions is small.
        let release = try publish(3_000)
        #expect(release.tables.contains { !$0.margins.isEmpty })
        for format in ["csv", "jsonl", "xlsx", "datapackage"] {
            let path = service.data.path("release.\(format)")
            let told = try export("--format", format, "--output", path)
            #expect(told.ending == .exit(0), "\(told.complaints)")
            #expect(told.complaints.hasPrefix("release 1 of ‘\(Self.name)’"))
            let verified = try service.command("export", "verify", path)
            #expect(verified.output.contains("is whole: release 1 of ‘\(Self.name)’"))
        }
        let json = service.data.path("release.json")
        try Data(service.client().get("/api/v1/results/\(Self.name)").body)
            .write(to: URL(filePath: json))
        let script = repository.appending(path: "Tests/Support/check-release.py").path
        let run = try BinaryRun(
            [script, json, service.data.url.path, "1"],
            environment: ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
            binary: repository.appending(path: ".tools/venv/bin/python"))
        #expect(try run.wait(seconds: 120) == .exit(0), "\(run.complaints)")
        let rows = release.tables.reduce(0) {
            $0 + $1.cells.count + $1.margins.joined().count + ($1.total == nil ? 0 : 1)
        }
        #expect(run.output == "\(rows) rows agree\n")
    }

    @Test("the same release gives the same bytes, and an earlier one stays to be written")
    func again() throws {
        try publish(200)
        let first = try export()
        #expect(first.ending == .exit(0))
        #expect(try export().output == first.output)
        #expect(first.output.hasPrefix("release,day,table,filter,question,"))
        #expect(first.output.contains("fewer than 11") || first.output.contains("–"))
        try publish(900)
        let second = try export()
        #expect(second.output != first.output && second.output.contains("\r\n2,"))
        #expect(try export("--release", "1").output == first.output)
        #expect(
            try export("--release", "2", "--format", "jsonl").output.hasPrefix("{\"release\":2,"))
    }

    @Test("what is not there or not of this kind is refused, and nothing is written")
    func refusals() throws {
        let none = try export()
        #expect(none.ending == .exit(1) && none.output.isEmpty)
        #expect(none.complaints.contains("nothing of ‘\(Self.name)’ was published yet"))
        try publish(300)
        let unknown = try export("--release", "2")
        #expect(unknown.ending == .exit(1))
        #expect(unknown.complaints.contains("its releases have the numbers 1 to 1"))
        let path = service.data.path("none")
        for format in ["sav", "dta", "fhir"] {
            let told = try export("--format", format, "--output", path)
            #expect(told.ending == .exit(64))
            #expect(told.complaints.contains("can be csv, jsonl, xlsx or datapackage"))
        }
        for words in [
            ["--release", "1", "--counts"],
            ["--release", "1", "--records", "--purpose", "research"],
            ["--format", "json"], ["--format", "xlsx"], ["--purpose", "research"], ["--labels"],
        ] {
            #expect(try service.command(["export", Self.name] + words).ending == .exit(64))
        }
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try export("--counts").output.hasPrefix("form,version,question,"))
    }
}
