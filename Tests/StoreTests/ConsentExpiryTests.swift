import Consent
import Foundation
import GRDB
import Service
import Store
import StoreSQL
import StoreSQLite
import Testing
import Values

/// The end of consents over a store whose column of ends does not say what the acts say.
@Suite(.timeLimit(.minutes(10))) struct ConsentExpiryTests {
    private let instance: TestInstance
    private let expiry: ConsentExpiry

    init() throws {
        instance = try TestInstance()
        expiry = ConsentExpiry(
            Instance(
                store: instance.store, vault: instance.vault,
                head: try TestInstance.ledger(in: instance.folder).head,
                clock: WallClock { Moment(seconds: 1_795_424_705) }))
        // One more than are looked at in one go.
        for number in 0...100 {
            let sent = try instance.submission(
                key: instance.key(number), [("ok_research", "yes"), ("change", "lost")])
            #expect(try instance.store.accept([sent]) == [.stored])
        }
        try change("UPDATE response SET consents_end_on = '2020-01-01'")
    }

    @Test func `consents that do not end are put right, not looked at for ever`() throws {
        #expect(try expiry.expire() == 0)
        #expect(try due() == [])
        #expect(try instance.count("change", "=lost") == 101)
        let stored = try instance.store.response(withCode: instance.code(instance.key(1)).digest)
        let response = try #require(stored)
        #expect(response.acts.count == 1)
        #expect(try ResponseReader(instance.vault).answers(of: response) != nil)
    }

    @Test func `responses that have ended already are not looked at`() throws {
        for number in 0...100 {
            _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(number)))
        }
        try change("UPDATE response SET consents_end_on = '2020-01-01'")
        #expect(try due() == [])
        #expect(try expiry.expire() == 0)
    }

    @Test func `responses that their codes do not lead to are left after one look`() throws {
        try change("UPDATE response SET code_key = -id")
        #expect(try expiry.expire() == 0)
        #expect(try due().count == 101)
    }

    private func due() throws -> [Values.Digest] {
        try instance.store.codesWithConsentsEnding(by: Day(number: 20_780), limit: 1_000)
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(
            path: instance.folder.appending(path: "recount.sqlite").path)
        try queue.write { try $0.execute(sql: sql) }
    }
}
