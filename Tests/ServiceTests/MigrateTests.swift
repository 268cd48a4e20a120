import Foundation
import GRDB
import PostgreSQLServer
import Testing

/// Upgrades and moves, as an operator does them.
@Suite struct MigrateTests {
    /// The schema's first script that is pending in the database of an earlier day.
    private static let first = "0014-releases"

    /// A data folder as the program of an earlier day left it.
    private func olderFolder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let text = try String(
            contentsOf: repository.appending(
                path: "Tests/StoreTests/Upgrades/0012.sql"), encoding: .utf8)
        let key = try #require(text.firstMatch(of: /(?m)^-- key (.*)$/)).output.1
        let file = try folder.write("recount key 1\n\(key)\n", to: "instance/recount.key")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o700], ofItemAtPath: folder.path("instance"))
        try database(in: folder) { try $0.execute(sql: text) }
        return folder
    }

    private func database(
        in folder: TemporaryFolder, _ work: (Database) throws -> Void
    ) throws {
        let queue = try DatabaseQueue(path: folder.path("instance/recount.sqlite"))
        try queue.writeWithoutTransaction(work)
        try queue.close()
    }

    private func run(
        _ folder: TemporaryFolder, _ arguments: String..., data: String = "instance"
    ) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["--data", folder.path(data)] + arguments)
    }

    private func run(
        _ folder: TemporaryFolder, _ environment: [String: String], _ arguments: String...,
        data: String = "instance"
    ) throws -> CommandLineTool.Result {
        try CommandLineTool.run(
            ["--data", folder.path(data)] + arguments, environment: environment)
    }

    private func copies(in folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path("instance"))
            .filter { $0.contains(".before-upgrade-") }
    }

    @Test("an older database is upgraded, looked at, and leaves no copy")
    func upgrade() throws {
        let folder = try olderFolder()
        let check = try run(folder, "migrate", "--check")
        #expect(check.ending == .exit(1) && check.output.hasPrefix("pending: \(Self.first), "))
        let doctor = try run(folder, "doctor")
        #expect(doctor.ending == .exit(1))
        #expect(doctor.complaints.contains("stop the server, and run: recount migrate"))
        let upgraded = try run(folder, "migrate")
        #expect(upgraded.ending == .exit(0), "\(upgraded.complaints)")
        #expect(upgraded.output.hasPrefix("upgraded: \(Self.first), "))
        #expect(
            upgraded.output.contains("all is well; the copy of the database as it was is deleted"))
        #expect(try copies(in: folder) == [])
        #expect(try run(folder, "migrate", "--check").output == "the schema is up to date\n")
        #expect(try run(folder, "migrate").output == "the schema is up to date\n")
        #expect(try run(folder, "doctor").ending == .exit(0))
    }

    @Test("a server upgrades when it starts, and serves what was stored before")
    func start() throws {
        let service = try RecountProcess(on: olderFolder())
        #expect(service.log.contains("upgrading: \(Self.first), "))
        #expect(try copies(in: service.data) == [])
        #expect(try service.client().get("/surveys/tired-days").status == 200)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("what is wrong after an upgrade keeps the copy, and a server does not stay away for it")
    func faulty() throws {
        let folder = try olderFolder()
        try database(in: folder) { try $0.execute(sql: "UPDATE form SET counts = '[9]'") }
        let upgraded = try run(folder, "migrate")
        #expect(upgraded.ending == .exit(1))
        #expect(upgraded.output.contains("the count of ‘agree/shown’ in ‘tired-days’ is 9"))
        #expect(upgraded.output.contains("is the database as it was, with its keys"))
        let copy = try #require(try copies(in: folder).first)
        #expect(copy.hasPrefix("recount.sqlite.before-upgrade-0012-returned-mail-"))
        let doctor = try run(folder, "doctor")
        #expect(doctor.output.contains("run recount migrate, which deletes it when all is well"))
        let service = try RecountProcess(on: folder)
        #expect(service.log.contains("is the database before the upgrade, with its keys"))
        service.terminate()
        #expect(try service.ending() == .exit(0))
        try database(in: folder) {
            try $0.execute(sql: "UPDATE form SET counts = '[3,3,3,0,3,3,1,2,3,3]'")
        }
        let again = try run(folder, "migrate")
        #expect(again.output.contains("all is well"), "\(again.output)")
        #expect(try copies(in: folder) == [])
    }

    @Test("a newer database is refused with advice")
    func newer() throws {
        let folder = try olderFolder()
        try database(in: folder) {
            try $0.execute(
                sql: "INSERT INTO grdb_migrations VALUES ('schema/sqlite/9999-later.sql')")
        }
        for command in [["migrate"], ["migrate", "--check"], ["doctor"], ["serve"]] {
            let refused = try CommandLineTool.run(["--data", folder.path("instance")] + command)
            #expect(refused.ending == .exit(1))
            #expect(
                refused.complaints.contains("was written by a newer recount; install that version"))
        }
    }

    @Test("nothing is upgraded or moved under a running server")
    func running() throws {
        let service = try RecountProcess()
        let moved = try service.command("migrate", "--to", service.data.path("other"))
        #expect(moved.ending == .exit(1))
        #expect(moved.complaints.contains("stop it first"))
        try database(in: service.data) {
            try $0.execute(
                sql: """
                    DELETE FROM grdb_migrations WHERE identifier LIKE '%0020%';
                    DROP TRIGGER answer_sheet_ends; DROP TABLE answer_sheet
                    """)
        }
        let upgraded = try service.command("migrate")
        #expect(upgraded.ending == .exit(1))
        #expect(upgraded.complaints.contains("a server uses it"))
        let second = try CommandLineTool.run(
            ["--data", service.data.path("instance"), "serve", "--listen", "127.0.0.1:0"])
        #expect(second.ending == .exit(1))
        #expect(second.complaints.contains("a server uses it"))
    }

    @Test("an instance that is killed while it moves arrives whole, and only there goes on")
    func move() throws {
        let service = try RecountProcess()
        let code = try WeightSurvey.code(by: service.client())
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let folder = service.data
        try database(in: folder) {
            try $0.execute(
                sql: """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
                    INSERT INTO returned_mail SELECT randomblob(32), '2026-11-26' FROM n
                    """)
        }
        let target = folder.path("other")
        var kills = 0
        for pause in [60_000, 120_000, 180_000, 240_000, 300_000] as [useconds_t] {
            let run = try BinaryRun(
                ["--data", folder.path("instance"), "migrate", "--to", target])
            usleep(pause)
            run.kill()
            if try run.wait() == .signal(SIGKILL) { kills += 1 }
        }
        #expect(kills > 0)
        let moved = try run(folder, "migrate", "--to", target)
        #expect(moved.ending == .exit(0), "\(moved.complaints)")
        #expect(moved.output.contains("rows, each compared; the ledger leads to the same head"))
        let doctor = try run(folder, "doctor", data: "other")
        #expect(doctor.ending == .exit(0), "\(doctor.output)\(doctor.complaints)")
        let shown = try run(folder, "consent", "show", code, data: "other")
        #expect(shown.output.contains("ConsentGiven"))
        for command in [["doctor"], ["serve", "--listen", "127.0.0.1:0"]] {
            let refused = try CommandLineTool.run(["--data", folder.path("instance")] + command)
            #expect(refused.ending == .exit(1))
            #expect(refused.complaints.contains("this instance was moved to ‘\(target)’"))
        }
        #expect(try run(folder, "audit-log", data: "other").output.contains("  moved  rows="))
    }

    @Test("everything moves to a server and back, and no password is told")
    func server() throws {
        let server = try PostgreSQLServer.shared()
        let address = try server.makeDatabase()
        defer { try? server.drop(address) }
        let there = ["RECOUNT_DATABASE": address]
        let service = try RecountProcess()
        let code = try WeightSurvey.code(by: service.client())
        let folder = service.data
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let secret = address + (address.contains("?") ? "&" : "?") + "password=quokka-secret"
        let moved = try run(folder, "migrate", "--to", secret)
        #expect(moved.ending == .exit(0), "\(moved.complaints)")
        #expect(!(moved.output + moved.complaints).contains("quokka-secret"))
        #expect(moved.output.contains("set ‘database’ (RECOUNT_DATABASE) to that address"))
        #expect(
            try run(folder, "doctor").complaints.contains("this instance was moved to ‘postgres"))
        let next = try RecountProcess(on: folder, environment: there)
        let other = try WeightSurvey.code(by: next.client())
        let refused = try run(folder, there, "migrate", "--to", folder.path("back"))
        #expect(refused.complaints.contains("stop it first"), "\(refused.complaints)")
        next.terminate()
        #expect(try next.ending() == .exit(0))
        let backup = try run(folder, there, "backup", folder.path("backups"))
        #expect(backup.output.contains("both verified"), "\(backup.complaints)")
        let restore = try run(folder, there, "restore", folder.path("backups"))
        #expect(restore.complaints.contains("by recount migrate --to"))
        let inUse = try run(folder, there, "migrate", "--to", folder.path("instance"))
        #expect(inUse.complaints.contains("there is an instance already"), "\(inUse.complaints)")
        for name in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(
                atPath: folder.path("instance/recount.sqlite\(name)"))
        }
        let back = try run(folder, there, "migrate", "--to", folder.path("instance"))
        #expect(back.ending == .exit(0), "\(back.complaints)")
        let doctor = try run(folder, "doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)\(doctor.complaints)")
        for code in [code, other] {
            #expect(try run(folder, "consent", "show", code).output.contains("ConsentGiven"))
        }
        #expect(try run(folder, there, "doctor").complaints.contains("this instance was moved to"))
    }

    @Test("a backup of a server's data moves to another server by way of a data folder")
    func restoration() throws {
        let server = try PostgreSQLServer.shared()
        let addresses = [try server.makeDatabase(), try server.makeDatabase()]
        defer { for address in addresses { try? server.drop(address) } }
        let there = addresses.map { ["RECOUNT_DATABASE": $0] }
        let service = try RecountProcess(environment: there[0])
        let folder = service.data
        let code = try WeightSurvey.code(by: service.client())
        // Also while the server goes on.
        let backup = try run(folder, there[0], "backup", folder.path("backups"))
        #expect(backup.ending == .exit(0), "\(backup.complaints)")
        service.terminate()
        #expect(try service.ending() == .exit(0))
        try FileManager.default.createDirectory(
            atPath: folder.path("new"), withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: folder.path("instance/recount.key"), toPath: folder.path("new/recount.key"))
        let restored = try run(folder, "restore", folder.path("backups"), data: "new")
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let moved = try run(folder, "migrate", "--to", addresses[1], data: "new")
        #expect(moved.ending == .exit(0), "\(moved.complaints)")
        let doctor = try run(folder, there[1], "doctor", data: "new")
        #expect(doctor.ending == .exit(0), "\(doctor.output)\(doctor.complaints)")
        let shown = try run(folder, there[1], "consent", "show", code, data: "new")
        #expect(shown.output.contains("ConsentGiven"))
    }

    @Test("a key that is there already, the same folder and two wishes at once are refused")
    func refused() throws {
        let service = try RecountProcess()
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let folder = service.data
        let same = try run(folder, "migrate", "--to", folder.path("instance/../instance"))
        #expect(same.complaints.contains("the instance lives there already"))
        let other = try olderFolder()
        let foreign = try run(folder, "migrate", "--to", other.path("instance"))
        #expect(foreign.complaints.contains("is the key file of another instance"))
        let both = try run(folder, "migrate", "--check", "--take-back")
        #expect(both.complaints.contains("name one of ‘--check’, ‘--to’ and ‘--take-back’"))
        let nothing = try run(folder, "migrate", data: "nowhere")
        #expect(nothing.complaints.contains("there is no installation in"))
        #expect(try run(folder, "doctor").ending == .exit(0))
    }
}
