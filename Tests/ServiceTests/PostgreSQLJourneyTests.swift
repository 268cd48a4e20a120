import Foundation
import PostgreSQLServer
import Testing

/// The product as a process on a server that is stopped, set up and asked for what it cannot do.
@Suite struct PostgreSQLJourneyTests {
    private let server: PostgreSQLServer

    init() throws { server = try PostgreSQLServer() }

    private func service(
        _ address: String, on data: TemporaryFolder? = nil
    ) throws -> RecountProcess {
        let data = try data ?? TemporaryFolder()
        JourneyDatabases.put(dataIn: data.path("instance"), at: address, of: server)
        return try RecountProcess(on: data)
    }

    private func send(_ key: String, by client: HTTPClient) throws -> HTTPAnswer {
        try client.post(
            WeightSurvey.responses, json: WeightSurvey.json(story: "Tea."),
            fields: ["Idempotency-Key": key])
    }

    @Test("a database is made as the guide says, and serves")
    func guide() throws {
        let guide = try Guide("deploy/postgresql.md", section: "A database")
        let statements = try #require(guide.statements.first)
        for statement in statements.split(separator: ";\n") { try server.run(String(statement)) }
        let step = try #require(guide.consoles.first?.first)
        #expect(step.command.hasSuffix(" recount serve"))
        let setting = try #require(step.command.split(separator: " ").first?.split(separator: "="))
        #expect(setting[0] == "RECOUNT_DATABASE")
        let service = try service(
            setting[1].replacing("PASSWORD", with: "secret").replacing("db.example.org", with: "")
                + "?host=\(server.folder.path)")
        #expect(try send("as-the-guide-says-it", by: service.client()).status == 201)
        let owner = try server.run(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'",
            in: server.address(of: "recount"))
        #expect(owner.hasPrefix("recount"))
    }

    @Test("while the server is gone people are told to come back, and afterwards all is as before")
    func outage() throws {
        let service = try service(server.makeDatabase())
        let client = service.client()
        #expect(try send("before-the-outage-1", by: client).status == 201)
        try server.stop()
        let held = try client.get("/stories")
        #expect(held.status == 503)
        #expect(held["Retry-After"] != nil)
        // It waits for some seconds, in which the server comes back.
        let starting = Thread { [server] in
            sleep(2)
            do { try server.start() } catch { Issue.record(error) }
        }
        starting.start()
        #expect(try send("during-the-outage-1", by: client).status == 201)
        #expect(try send("during-the-outage-1", by: client).status == 201)
        #expect(try client.get("/stories").status == 200)
        #expect(try service.report().responses == 2)
    }

    @Test("the database of another key file is refused, and no key is left behind")
    func foreign() throws {
        let address = try server.makeDatabase()
        let service = try service(address)
        let other = try TemporaryFolder()
        let refused = try CommandLineTool.run(
            ["--data", other.path("instance"), "serve", "--listen", "127.0.0.1:0"],
            environment: ["RECOUNT_DATABASE": address])
        #expect(refused.ending == .exit(1))
        #expect(refused.complaints.contains("recount.key"))
        #expect(!FileManager.default.fileExists(atPath: other.path("instance/recount.key")))
        try FileManager.default.copyItem(
            atPath: service.data.path("instance/recount.key"),
            toPath: other.path("instance/recount.key"))
        let second = try self.service(address, on: other)
        #expect(try second.client().get(WeightSurvey.path).status == 200)
    }

    @Test("what only the file can do is refused in words that help")
    func files() throws {
        let address = try server.makeDatabase()
        let service = try service(address)
        let refused = try service.command("restore", service.data.path("backups"))
        #expect(refused.ending == .exit(1))
        #expect(refused.complaints.contains("PostgreSQL"))
        let well = try CommandLineTool.run(
            ["--data", service.data.path("instance"), "--database", address, "doctor"])
        #expect(well.ending == .exit(0), "\(well.output)\(well.complaints)")
    }

    @Test("no password is shown, whatever is wrong")
    func password() throws {
        let folder = try TemporaryFolder()
        for address in [
            "postgresql://recount:open-sesame@127.0.0.1:1/recount",
            "mysql://recount:open-sesame@host",
            "postgresql://recount:open-sesame@@127.0.0.1/recount",
        ] {
            let refused = try CommandLineTool.run(
                ["--data", folder.path("instance"), "serve", "--listen", "127.0.0.1:0"],
                environment: ["RECOUNT_DATABASE": address])
            #expect(refused.ending != .exit(0))
            #expect(!refused.complaints.isEmpty)
            #expect(!(refused.complaints + refused.output).contains("sesame"))
        }
    }
}
