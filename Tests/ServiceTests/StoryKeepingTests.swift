import Foundation
import Testing

/// What is taken down is gone: from files, from backups that come back, and after a power cut.
@Suite struct StoryKeepingTests {
    private let service: RecountProcess

    init() throws {
        service = try RecountProcess()
    }

    private func stop(_ service: RecountProcess) throws {
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }

    private func newestData(in folder: String) throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return "\(folder)/" + (try #require(names.filter { $0.hasPrefix("data-") }.max()))
    }

    @Test("no word of a story stands in clear, and a published one is sealed too")
    func sealed() throws {
        let telling = try StoryTelling(on: service)
        let canary = Canary(name: "story", text: "quokkastory")
        let wish = Canary(name: "wish", text: "numbatwish")
        let name = try telling.propose("I met a quokkastory.", "--byline", "quokkastory")
        try telling.decide("ask", name, wish: "numbatwish")
        try telling.decide("approve", name)
        #expect(try telling.publish(name).ending == .exit(0))
        #expect(try telling.isPublic(name))
        for (file, bytes) in try service.storedBytes() {
            #expect(canary.traces(in: bytes) == [], "\(file)")
            #expect(wish.traces(in: bytes) == [], "\(file)")
        }
        #expect(!service.log.contains("quokkastory"))
        // The search finds what is not sealed.
        let control = Canary(name: "name", text: name)
        #expect(try service.storedBytes().contains { !control.traces(in: $0.value).isEmpty })
    }

    @Test("a story that was taken down stays down when an older backup comes back")
    func restored() throws {
        let (kept, gone) = (try StoryTelling(on: service), try StoryTelling(on: service))
        let (keptName, goneName) = (
            try kept.published("Kept words."), try gone.published("Gone words.")
        )
        let later = try StoryTelling(on: service)
        let laterName = try later.propose("Later words.")
        let folder = service.data.path("backups")
        #expect(try service.command("backup", folder).ending == .exit(0))
        let old = try newestData(in: folder)
        sleep(1)
        try gone.decide("withdraw", goneName)
        try later.decide("approve", laterName)
        #expect(try later.publish(laterName).ending == .exit(0))
        let lost = try later.propose("Lost words.")
        #expect(try service.command("backup", folder).ending == .exit(0))
        try stop(service)
        let restored = try service.command("restore", folder, "--file", old)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let next = try RecountProcess(on: service.data)
        let after = StoryTelling(kept, on: next)
        #expect(try after.isPublic(keptName))
        #expect(try !after.isPublic(goneName))
        #expect(try after.isPublic(laterName))
        #expect(try StoryTelling(gone, on: next).state(goneName) == "withdrawn")
        #expect(try StoryTelling(later, on: next).state(lost) == nil)
        let doctor = try next.command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)\(doctor.complaints)")
        // And its author goes on as before.
        let again = try StoryTelling(later, on: next).propose("Other words.")
        try StoryTelling(later, on: next).decide("approve", again)
        #expect(try StoryTelling(later, on: next).publish(again).ending == .exit(0))
        #expect(try next.command("doctor").ending == .exit(0))
    }

    @Test("whoever is erased after a backup is erased in it, with the story")
    func erasedSince() throws {
        let telling = try StoryTelling(on: service)
        let name = try telling.published("Gone words.")
        let folder = service.data.path("backups")
        #expect(try service.command("backup", folder).ending == .exit(0))
        let old = try newestData(in: folder)
        sleep(1)
        #expect(try service.command("erase", telling.code).ending == .exit(0))
        try stop(service)
        let restored = try service.command("restore", folder, "--file", old)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let next = try RecountProcess(on: service.data)
        #expect(try !StoryTelling(telling, on: next).isPublic(name))
        #expect(try StoryTelling(telling, on: next).state(name) == nil)
        #expect(try next.command("doctor").ending == .exit(0))
    }

    @Test("a power cut between two steps leaves the story where it was acknowledged to be")
    func powerCuts() throws {
        var process = service
        var telling = try StoryTelling(on: process)
        func cut() throws {
            process.kill()
            _ = try process.ending()
            process = try RecountProcess(on: process.data)
            telling = StoryTelling(telling, on: process)
        }
        let name = try telling.propose("The stairs.")
        try cut()
        #expect(try telling.receipt().text.contains("The stairs."))
        try telling.decide("ask", name, wish: "Shorter.")
        try cut()
        #expect(try telling.state(name) == "returned")
        try telling.decide("approve", name)
        try cut()
        #expect(try telling.state(name) == "approved")
        #expect(try telling.publish(name).ending == .exit(0))
        try cut()
        #expect(try telling.isPublic(name))
        try telling.decide("withdraw", name)
        try cut()
        #expect(try !telling.isPublic(name))
        #expect(try telling.state(name) == "withdrawn")
        #expect(try process.command("doctor").ending == .exit(0))
        #expect(try process.command("ledger", "audit").ending == .exit(0))
    }

    @Test("doctor names a story that stands without its author's approval")
    func doctor() throws {
        let telling = try StoryTelling(on: service)
        let (name, other) = (try telling.published("One."), try telling.propose("Two."))
        try stop(service)
        let file = service.data.path("instance/recount.sqlite")
        let forged = try BinaryRun(
            ["-c", Self.forgery, file, other], binary: URL(filePath: "/usr/bin/python3"))
        #expect(try forged.wait() == .exit(0), "\(forged.complaints)")
        let refused = try telling.publish(other)
        #expect(refused.ending == .exit(1))
        #expect(refused.complaints.contains("did not approve exactly these words"))
        let doctor = try service.command("doctor")
        #expect(doctor.ending == .exit(1))
        #expect(
            doctor.output.contains("the story ‘\(other)’ is not what its author has approved"),
            "\(doctor.output)")
        #expect(!doctor.output.contains(name))
    }

    /// Says of a proposal that its author approved it.
    private static let forgery = """
        import sqlite3, sys
        database = sqlite3.connect(sys.argv[1])
        database.execute("UPDATE story SET state = 'approved' WHERE name = ?", (sys.argv[2],))
        database.commit()
        """
}
