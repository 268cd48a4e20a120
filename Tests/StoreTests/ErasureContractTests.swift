import Consent
import Foundation
import GRDB
import Store
import Testing
import Values

@Suite struct ErasureContractTests {
    private static let day = Day(number: 20_780)

    private func stored(_ instance: TestInstance) throws -> StoredResponse {
        try #require(try instance.store.response(withCode: instance.code(instance.key(1)).digest))
    }

    private func instance(_ engine: Engine) throws -> TestInstance {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([
            instance.submission(key: instance.key(1), [("change", "lost")])
        ])
        return instance
    }

    private func erasure(_ instance: TestInstance) throws -> SealedErasure {
        SealedErasure(
            code: try instance.code(instance.key(1)).digest, day: Self.day,
            withdrawal: try instance.withdrawal(key: instance.key(1)))
    }

    private func lastLeaf(_ instance: TestInstance) throws -> String {
        let leaves = try instance.store.ledgerLeaves(from: 0, limit: 1_000)
        return String(decoding: try #require(leaves.last).bytes, as: UTF8.self)
    }

    @Test(arguments: Engine.allCases)
    func `an erasure takes answers and counts, keeps the proof and is attested`(
        engine: Engine
    ) throws {
        let instance = try instance(engine)
        let erasure = try erasure(instance)
        #expect(try instance.store.erase(erasure, for: nil) == .erased)
        let response = try stored(instance)
        #expect(response.content == nil && response.proofKey != nil)
        #expect(response.erasedOn == Self.day && response.withdrawnOn == Self.day)
        #expect(ConsentState(response.events).validPurposes.isEmpty)
        #expect(try instance.count("change", "=lost") == 0)
        #expect(try lastLeaf(instance) == #"{"e":"ErasureCompleted","t":"2026-11-23","v":1}"#)
        let size = try instance.store.ledgerTree().size
        #expect(try instance.store.erase(erasure, for: nil) == .nothingToErase)
        #expect(try instance.store.ledgerTree().size == size)
        #expect(try instance.store.ledgerTree() == instance.replayedTree())
    }

    @Test(arguments: Engine.allCases)
    func `what was withdrawn before can still be erased, once`(engine: Engine) throws {
        let instance = try instance(engine)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        #expect(try stored(instance).erasedOn == nil)
        let erasure = SealedErasure(
            code: try instance.code(instance.key(1)).digest, day: Self.day, withdrawal: nil)
        #expect(try instance.store.erase(erasure, for: nil) == .erased)
        #expect(try stored(instance).erasedOn == Self.day)
        #expect(try instance.store.erase(erasure, for: nil) == .nothingToErase)
    }

    @Test(arguments: Engine.allCases)
    func `answers that count are never marked as erased`(engine: Engine) throws {
        let instance = try instance(engine)
        let erasure = SealedErasure(
            code: try instance.code(instance.key(1)).digest, day: Self.day, withdrawal: nil)
        #expect(try instance.store.erase(erasure, for: nil) == .nothingToErase)
        #expect(try stored(instance).content != nil)
    }

    @Test(arguments: Engine.allCases)
    func `an erased address is unknown, gets no mail and stays suppressed`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let address = try #require(EmailAddress("quokka@example.org"))
        try instance.askToConfirm(address)
        let known = try instance.subscription(of: address)
        #expect(try instance.store.outbox(limit: 9).count == 1)
        let action = OperatorAction(.erased, ["by": "address"])
        var change = try instance.sealer.seal(
            [], about: known, by: .operator, method: .commandLine, proof: .none)
        change.suppression = .erased
        let now = Moment(seconds: Int64(Self.day.number) * 86_400)
        #expect(try instance.store.erase(change, at: now, for: action))
        let digest = instance.vault.digest(of: address)
        #expect(try instance.store.subscription(withAddress: digest) == nil)
        #expect(try instance.store.subscription(known.number) == nil)
        #expect(try instance.store.outbox(limit: 9).isEmpty)
        #expect(try instance.store.suppression(of: digest)?.reason == .erased)
        #expect(try !instance.store.erase(change, at: now, for: action))
        let kept = try #require(try instance.store.actions(limit: 1).last)
        #expect(kept.action == action)
        #expect(kept.leaf == (try instance.store.ledgerTree().size) - 1)
    }

    @Test(arguments: Engine.allCases)
    func `a proof goes at the end of its period, and its public facts stay`(engine: Engine) throws {
        let instance = try instance(engine)
        _ = try instance.store.erase(erasure(instance), for: nil)
        let before = try stored(instance)
        let early = due(proofsEndedBy: Self.day.number - 1)
        #expect(try instance.store.forget(early, limit: 10).proofs == 0)
        #expect(try instance.store.tally(due(proofsEndedBy: Self.day.number)).proofs == 1)
        #expect(
            try instance.store.forget(due(proofsEndedBy: Self.day.number), limit: 10).proofs == 1)
        let after = try stored(instance)
        #expect(after.proofKey == nil)
        #expect(after.events == before.events && !after.events.isEmpty)
        #expect(after.acts.allSatisfy { $0.record.isEmpty })
        #expect(
            try instance.store.forget(due(proofsEndedBy: Self.day.number), limit: 10).proofs == 0)
    }

    private func due(proofsEndedBy day: Int = 0, signUpsExpiredBy: Int64 = 0) -> RetentionDue {
        RetentionDue(
            today: Day(number: 0), signUpsExpiredBy: Moment(seconds: signUpsExpiredBy),
            mailsQueuedBy: Moment(seconds: 0), subscriptionsEndedBy: Day(number: 0),
            proofsEndedBy: Day(number: day))
    }

    @Test(arguments: Engine.allCases)
    func `a sign-up goes with its last link, without a trace but the ledger's`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let address = try #require(EmailAddress("quokka@example.org"))
        try instance.askToConfirm(address)
        let digest = instance.vault.digest(of: address)
        let end: Int64 = 1_795_424_705 + SealedToken.lifetime
        let tree = try instance.store.ledgerTree()
        #expect(
            try instance.store.forget(due(signUpsExpiredBy: end - 1), limit: 10).signUps == 0)
        #expect(try instance.store.forget(due(signUpsExpiredBy: end), limit: 10).signUps == 1)
        #expect(try instance.store.subscription(withAddress: digest) == nil)
        #expect(try instance.store.outbox(limit: 9).isEmpty)
        #expect(try instance.store.consentTotals().isEmpty)
        #expect(try instance.store.ledgerTree() == tree)
    }

    @Test func `no step of an erasure looks through a table`() throws {
        let instance = try TestInstance()
        let path = instance.folder.appending(path: "recount.sqlite").path
        let statements = [
            "UPDATE response SET erased_on = '' WHERE code_key = 1 AND code_digest = x''",
            "DELETE FROM draft WHERE code_key = 1 AND code_digest = x''",
            "DELETE FROM outbox WHERE subscriber_id = 1",
            "DELETE FROM confirmation_token WHERE subscriber_id = 1",
            "UPDATE consent_act SET record = x'' WHERE response_id = 1",
            "UPDATE consent_act SET record = x'' WHERE subscriber_id = 1",
        ]
        try DatabaseQueue(path: path).read { database in
            for statement in statements {
                let plan = try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN " + statement)
                #expect(plan.allSatisfy { ($0["detail"] as String).hasPrefix("SEARCH") })
            }
        }
    }
}
