import Consent
import Foundation
import GRDB
import Service
import Store
import Testing
import Values

/// What the desk does with requests that came with an address.
@Suite struct RequestDeskTests {
    @Test func `a request that fails keeps no other waiting`() throws {
        let instance = try TestInstance()
        let ada = try #require(EmailAddress("ada@example.org"))
        let bo = try #require(EmailAddress("bo@example.org"))
        try instance.askToConfirm(ada)
        try DatabaseQueue(path: instance.folder.appending(path: "recount.sqlite").path)
            .write { try $0.execute(sql: "UPDATE subscriber SET proof_key = x'00'") }
        let wish = SignUpWish(
            context: instance.context, purposes: instance.context.texts.map(\.purpose),
            method: .signUpBox)
        for address in [ada, bo] { _ = try instance.request(.signUp(wish), of: address) }
        let desk = RequestDesk(
            Instance(
                store: instance.store, vault: instance.vault,
                head: HeadFile(instance.folder.appending(path: "recount.head"))))
        #expect(throws: Vault.Failure.self) { try desk.run(limit: 10) }
        #expect(try instance.subscription(of: bo).state == .waiting)
        #expect(try instance.store.requests(limit: 10).count == 1)
    }
}
