import Foundation
import Testing

/// An operator who puts an old copy of the database back by hand, and the two ways out.
@Suite struct LedgerRecoveryTests {
    private let data: TemporaryFolder
    private var database: URL { data.url.appending(path: "instance/recount.sqlite") }
    private var newer: URL { data.url.appending(path: "newer.sqlite") }

    /// Leaves an older database in place, and the newer one beside it.
    init() throws {
        data = try TemporaryFolder()
        let older = data.url.appending(path: "older.sqlite")
        try serve { _ = try WeightSurvey.code(by: $0) }
        try FileManager.default.copyItem(at: database, to: older)
        try serve { _ = try WeightSurvey.code(by: $0) }
        try FileManager.default.moveItem(at: database, to: newer)
        try FileManager.default.moveItem(at: older, to: database)
    }

    private func serve(_ visit: (HTTPClient) throws -> Void) throws {
        let service = try RecountProcess(on: data)
        try visit(service.client())
        // The stop publishes the last head and folds the log into the database.
        service.terminate()
        #expect(try service.ending() == .exit(0))
    }

    private func command(_ words: String...) throws -> CommandLineTool.Result {
        try CommandLineTool.run(["--data", data.path("instance")] + words)
    }

    @Test("nothing is signed, and the server says why and what to do")
    func refused() throws {
        let served = try command("serve", "--listen", "127.0.0.1:0")
        #expect(served.ending == .exit(1))
        for words in ["an older database was put back", "ledger recover", "ledger restart"] {
            #expect(served.complaints.contains(words))
        }
        let doctor = try command("doctor")
        #expect(doctor.ending == .exit(1) && doctor.output.contains("ledger recover"))
        // What is there can still be read.
        #expect(try command("report", WeightSurvey.name, "--json").ending == .exit(0))
    }

    @Test("with the newer database the ledger goes on as it was")
    func recovered() throws {
        let key = try command("ledger", "key").output
        let recovered = try command("ledger", "recover", newer.path)
        #expect(recovered.ending == .exit(0), "\(recovered.complaints)")
        try serve { client in
            #expect(try client.get("/ledger/key").text == key)
            _ = try WeightSurvey.code(by: client)
        }
        let doctor = try command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)")
        #expect(try command("audit-log").output.contains("ledger recovered"))
        #expect(try command("ledger", "restart").complaints.contains("nothing to restart"))
    }

    @Test("without it the ledger goes on under another name and key, and says so")
    func restarted() throws {
        let key = try command("ledger", "key").output
        let restarted = try command("ledger", "restart")
        #expect(restarted.ending == .exit(0), "\(restarted.complaints)")
        try serve { client in
            let other = try client.get("/ledger/key").text
            #expect(other != key && other.contains("/ledger/2+"))
            #expect(restarted.output.contains(other))
            #expect(try client.get("/ledger/checkpoint").text.contains("/ledger/2\n"))
            _ = try WeightSurvey.code(by: client)
        }
        let doctor = try command("doctor")
        #expect(doctor.ending == .exit(0), "\(doctor.output)")
        #expect(try command("audit-log").output.contains("ledger restarted"))
    }

    @Test("a file that does not hold the missing leaves is refused, and nothing changes")
    func foreign() throws {
        let copy = data.url.appending(path: "same.sqlite")
        try FileManager.default.copyItem(at: database, to: copy)
        let refused = try command("ledger", "recover", copy.path)
        #expect(refused.ending == .exit(1))
        #expect(refused.complaints.contains("do not go on from the ledger here"))
        #expect(try command("ledger", "recover", "nowhere.sqlite").ending == .exit(1))
        #expect(try command("serve", "--listen", "127.0.0.1:0").ending == .exit(1))
    }
}
