import Consent
import FormModel
import Foundation
import GRDB
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

@Suite struct DataAtRestTests {
    private static let canary = "Kanarienvogel-7301"

    @Test func `no answer, address or code stands in any file or backup`() throws {
        let instance = try TestInstance()
        let key = instance.key(1)
        _ = try instance.store.accept([instance.submission(key: key, [("remark", Self.canary)])])
        let address = try #require(EmailAddress("\(Self.canary)@example.org"))
        try instance.askToConfirm(address)
        _ = try instance.invite(address)
        _ = try instance.request(.preferencesLink(language: "en"), of: address)
        try DatabaseQueue(path: instance.folder.appending(path: "recount.sqlite").path)
            .vacuum(into: instance.folder.appending(path: "backup.sqlite").path)
        #expect(try instance.storedBytes()["backup.sqlite"]?.isEmpty == false)
        let code = try instance.code(key).grouped
        for (file, bytes) in try instance.storedBytes() {
            for secret in [
                Self.canary, Self.canary.lowercased(), code, code.replacing("-", with: ""),
            ] {
                #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file)")
            }
        }
    }

    @Test func `the search would find a text that is not sealed`() throws {
        let instance = try TestInstance()
        let found = try instance.storedBytes().values.contains {
            $0.range(of: Data("How did your weight change?".utf8)) != nil
        }
        #expect(found)
    }

    @Test func `a withdrawn response's key is nowhere once the log is forgotten`() throws {
        let instance = try TestInstance()
        let key = instance.key(1)
        _ = try instance.store.accept([instance.submission(key: key, [("remark", "x")])])
        let response = try #require(
            try instance.store.response(withCode: instance.code(key).digest))
        let content = try #require(response.content)
        #expect(try !files(of: instance, holding: content.key).isEmpty)
        _ = try instance.store.withdraw(instance.withdrawal(key: key))
        #expect(try instance.store.forgetLog())
        #expect(try files(of: instance, holding: content.key).isEmpty)
        #expect(try files(of: instance, holding: content.bytes).isEmpty)
    }

    @Test func `a reader keeps the log, holds nobody up, and then lets it go`() throws {
        let instance = try TestInstance()
        let reader = try DatabaseQueue(
            path: instance.folder.appending(path: "recount.sqlite").path)
        try reader.inDatabase { database in
            try database.execute(sql: "BEGIN; SELECT count(*) FROM form")
            _ = try instance.store.accept([instance.submission(key: instance.key(1), [])])
            let start = ContinuousClock.now
            #expect(try !instance.store.forgetLog())
            #expect(ContinuousClock.now - start < .seconds(5))
            let engine = (instance.store as? SQLStore)?.engine as? SQLiteEngine
            #expect(try engine?.pragma("busy_timeout") == 10_000)
            try database.execute(sql: "COMMIT")
        }
        #expect(try instance.store.forgetLog())
        let log = instance.folder.appending(path: "recount.sqlite-wal")
        #expect(try Data(contentsOf: log).isEmpty)
    }

    @Test func `a database does not open with another key`() throws {
        let instance = try TestInstance()
        #expect(throws: StoreError.foreignKey) {
            _ = try TestInstance.open(
                .sqlite, in: instance.folder, vault: Vault(MasterKey.generate(.system)))
        }
    }

    @Test func `a value that was moved to another person does not open`() throws {
        let vault = Vault(MasterKey.generate(.system))
        let key = SubjectKey(bytes: [UInt8](repeating: 1, count: 32)[...])
        let place = SealedPlace(.answers, of: [1])
        let box = vault.seal(
            [1, 2, 3], with: key, at: place, nonce: [UInt8](repeating: 0, count: 12)[...])
        #expect(try vault.open(box, with: key, at: place) == [1, 2, 3])
        for other in [SealedPlace(.answers, of: [2]), SealedPlace(.address, of: [1])] {
            #expect(throws: Vault.Failure.self) { try vault.open(box, with: key, at: other) }
        }
        var altered = box
        altered[13] ^= 1
        #expect(throws: Vault.Failure.notOpened(.answers)) {
            try vault.open(altered, with: key, at: place)
        }
    }

    private func files(of instance: TestInstance, holding bytes: [UInt8]) throws -> [String] {
        try instance.storedBytes().filter { $0.value.range(of: Data(bytes)) != nil }.map(\.key)
    }
}
