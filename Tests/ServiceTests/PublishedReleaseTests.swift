import Disclosure
import Foundation
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// What the interface hands out of releases that are kept.
@Suite struct PublishedReleaseTests {
    private static let path = "/api/v1/results/\(WeightSurvey.name)"

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    /// Keeps a release from all responses that are there, with these bytes.
    private func keep(_ content: String) throws {
        let store = try service.store().store
        let form = try #require(FormName(WeightSurvey.name))
        let plan = NewReleasePlan(form: form, bytes: Array("{}".utf8))
        _ = try store.putInForce(plan, on: WallClock.system.now.day, for: nil)
        let past = try store.releasePast(of: plan.digest)
        let counted = try #require(Participation("1;0"))
        let marks = try store.records(of: form, in: 1...10).map {
            NewRelease.Mark(record: $0.number, revision: $0.revision, participation: counted)
        }
        let release = NewRelease(
            form: form, plan: plan.digest, number: past.releases.count,
            leftSince: past.leftSince, day: WallClock.system.now.day,
            bytes: Array(content.utf8), marks: marks)
        let kept = try store.keep(release, for: OperatorAction(.releaseMade))
        #expect(kept != nil)
    }

    @Test("each release is handed out to the byte, whatever happens after it")
    func frozen() throws {
        let code = try WeightSurvey.code(by: client)
        _ = try WeightSurvey.code(by: client)
        try keep(#"{"release":1}"#)
        let first = try client.get(Self.path)
        #expect(first.status == 200)
        #expect(first.text == #"{"release":1}"#)
        _ = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        try keep(#"{"release":2}"#)
        #expect(try client.get(Self.path).text == #"{"release":2}"#)
        #expect(try client.get("\(Self.path)/1").text == first.text)
        #expect(try client.get("\(Self.path)/2").text == #"{"release":2}"#)
        for absent in ["/3", "/0", "/-1", "/x"] {
            #expect(try client.get(Self.path + absent).status == 404)
        }
    }

    @Test("an examination and an audit of the ledger find releases in order")
    func sound() throws {
        _ = try WeightSurvey.code(by: client)
        try keep(#"{"release":1}"#)
        let doctor = try service.command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)")
        let audit = try service.command("ledger", "audit")
        #expect(audit.ending == .exit(0), "\(audit.complaints)")
        #expect(try service.command("audit-log").output.contains("  release made"))
    }

    @Test("a release outlives an older backup, and whoever that backup does not know has left")
    func restored() throws {
        let folder = service.data.path("backups")
        _ = try WeightSurvey.code(by: client)
        #expect(try service.command("backup", folder).ending == .exit(0))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let old = try #require(names.first { $0.hasPrefix("data-") })
        sleep(1)
        _ = try WeightSurvey.code(by: client)
        try keep(#"{"release":1}"#)
        #expect(try service.command("backup", folder).ending == .exit(0))
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let restored = try service.command("restore", folder, "--file", "\(folder)/\(old)")
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let next = try RecountProcess(on: service.data)
        #expect(try next.client().get(Self.path).text == #"{"release":1}"#)
        let past = try next.store().store.releasePast(of: Digest(of: Array("{}".utf8)))
        #expect(past.leftSince == 1)
        #expect(past.leavers.map(\.counted) == [[1]] && past.leavers.map(\.count) == [1])
        #expect(try next.command("doctor").ending == .exit(0))
    }
}
