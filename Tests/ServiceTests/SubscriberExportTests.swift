import Foundation
import Testing

/// The file of those who may be written to.
@Suite struct SubscriberExportTests {
    private let service: MailService

    init() throws { service = try MailService() }

    private func export(_ format: String, _ more: String...) throws -> CommandLineTool.Result {
        try service.command(
            ["subscriber", "export", "--purpose", "updates", "--format", format] + more)
    }

    @Test("only who may be written to is in it")
    func selection() throws {
        try service.subscribe("ada@example.org")
        try service.signUp("waiting@example.org")
        let ended = try service.subscribe("ended@example.org")
        _ = try service.client.post(ended, FormAnswers(["action": "unsubscribe"]))
        try service.subscribe("erased@example.org")
        _ = try service.command("erase", "--email", "erased@example.org")
        try service.subscribe("stopped@example.org")
        _ = try service.command("subscriber", "suppress", "--email", "stopped@example.org")
        for format in ["csv", "jsonl", "listmonk"] {
            let told = try export(format)
            #expect(told.ending == .exit(0))
            #expect(
                told.output.matches(of: /[a-z]+@example\.org/).map { String($0.output) }
                    == ["ada@example.org"])
            #expect(told.complaints.hasPrefix("1 subscribers, SHA-256 "))
        }
        let other = try service.command(
            "subscriber", "export", "--purpose", "other", "--format", "jsonl")
        #expect(other.output.isEmpty)
        let log = try service.command("audit-log").output
        #expect(log.contains("what=subscribers") && !log.contains("@"))
    }

    @Test("its links lead to the person's own page and end the mails")
    func links() throws {
        try service.subscribe("ada@example.org")
        let line = try export("jsonl").output
        let entry = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(entry["language"] == "en" && entry["notice_sha256"]?.count == 64)
        #expect(entry["consented_at"]?.hasSuffix("Z") == true)
        let own = try #require(entry["preferences"]).replacing(MailService.origin, with: "")
        #expect(try service.client.get(own).text.contains("ada@example.org"))
        let leave = try #require(entry["unsubscribe"]).replacing(MailService.origin, with: "")
        _ = try service.client.post(leave, FormAnswers([:]))
        #expect(try export("jsonl").output.isEmpty)
    }

    @Test("an address that a spreadsheet takes for a formula is never altered")
    func formula() throws {
        try service.subscribe("=1+1@example.org")
        let csv = try export("csv")
        #expect(csv.output.split(separator: "\r\n").count == 1)
        #expect(csv.complaints.contains("left out: 1 "))
        #expect(try export("jsonl").output.contains(#""email":"=1+1@example.org""#))
        let listmonk = try export("listmonk").output
        #expect(listmonk.hasPrefix("email,name,attributes\r\n=1+1@example.org,,\"{\"\""))
    }

    @Test("a file is made for its owner alone, and none is written over")
    func file() throws {
        try service.subscribe("ada@example.org")
        let folder = try TemporaryFolder()
        let path = folder.path("list.csv")
        #expect(try export("csv", "--output", path).ending == .exit(0))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let before = FileManager.default.contents(atPath: path)
        let again = try export("csv", "--output", path)
        #expect(again.ending == .exit(1))
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test("without the site's address there are no links, and so no file")
    func origin() throws {
        let told = try service.process.command(
            "subscriber", "export", "--purpose", "updates", "--format", "csv")
        #expect(told.ending == .exit(1) && told.complaints.contains("RECOUNT_PUBLIC_URL"))
        #expect(told.output.isEmpty)
    }
}
