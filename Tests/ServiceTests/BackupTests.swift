import Foundation
import Testing

/// Backups are written while the service runs, whole or not at all.
@Suite struct BackupTests {
    private let service: RecountProcess
    private let client: HTTPClient
    private let backups: TemporaryFolder

    init() throws {
        service = try RecountProcess()
        client = service.client()
        backups = try TemporaryFolder()
    }

    private var folder: String { backups.path("backups") }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    @Test("a backup is two files of its owner's, verified, and tells its progress on stderr")
    func files() throws {
        _ = try WeightSurvey.code(by: client)
        let done = try service.command("backup", folder)
        #expect(done.ending == .exit(0))
        #expect(done.complaints.contains("verifying both files"))
        #expect(done.output.contains("both verified"))
        #expect(done.output.contains("recount.key is not in the backup"))
        let names = try names()
        #expect(names.count == 2 && names.last == "keys.sqlite")
        #expect(names.first?.wholeMatch(of: /data-\d{8}T\d{6}Z\.sqlite/) != nil)
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        #expect(try service.command("audit-log").output.contains("  backed up  file=data-"))
    }

    @Test("only as many data files are kept as were asked for, and one file of keys")
    func rotation() throws {
        var made: [String] = []
        for _ in 1...3 {
            #expect(try service.command("backup", folder, "--keep", "2").ending == .exit(0))
            made.append(try #require(try names().last { $0.hasPrefix("data-") }))
            sleep(1)
        }
        #expect(try names() == made.suffix(2) + ["keys.sqlite"])
    }

    @Test("the keys that are replaced are overwritten, whoever still holds the file")
    func overwritten() throws {
        #expect(try service.command("backup", folder).ending == .exit(0))
        let held = URL(filePath: backups.path("held"))
        try FileManager.default.linkItem(at: URL(filePath: "\(folder)/keys.sqlite"), to: held)
        #expect(try Data(contentsOf: held).contains { $0 != 0 })
        sleep(1)
        #expect(try service.command("backup", folder).ending == .exit(0))
        #expect(try Data(contentsOf: held).allSatisfy { $0 == 0 })
        #expect(try names().filter { $0.hasSuffix(".old") } == [])
    }

    @Test("a second backup of the same second overwrites nothing")
    func sameSecond() throws {
        let made = try (0..<2).map { _ in try service.command("backup", folder) }
        let data = try names().filter { $0.hasPrefix("data-") }
        if made[1].ending == .exit(0) {
            #expect(data.count == 2)
        } else {
            #expect(data.count == 1)
            #expect(made[1].complaints.contains("exists already; wait a second"))
        }
    }

    @Test("a disk that takes no more leaves the last backup as it was, and a clear message")
    func fullDisk() throws {
        #expect(try service.command("backup", folder).ending == .exit(0))
        let before = try names()
        let keys = try Data(contentsOf: URL(filePath: "\(folder)/keys.sqlite"))
        sleep(1)
        // A limit of 64 blocks of 512 bytes; the signal that comes with it is ignored.
        let command = """
            trap '' XFSZ; ulimit -f 64; exec '\(BinaryRun.built.path)' --data \
            '\(service.data.path("instance"))' backup '\(folder)'
            """
        let run = try BinaryRun(["-c", command], binary: URL(filePath: "/bin/sh"))
        #expect(try run.wait() == .exit(1))
        #expect(run.complaints.contains("Error: ‘\(folder)’ could not be written: "))
        #expect(run.complaints.contains("what was there before is as it was"))
        #expect(try names() == before)
        #expect(try Data(contentsOf: URL(filePath: "\(folder)/keys.sqlite")) == keys)
        #expect(try service.command("doctor").ending == .exit(0))
    }
}
