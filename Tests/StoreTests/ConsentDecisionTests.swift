import Consent
import FormModel
import Store
import Testing
import Values

/// Decisions on consents after a response was stored, as every engine keeps them.
@Suite struct ConsentDecisionTests {
    @Test(arguments: Engine.allCases)
    func `a decision replaces answers, counts, key and version, and appends its act`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let (before, sealed) = try decision(instance)
        #expect(try instance.store.decide(sealed))
        let after = try #require(try instance.store.response(withCode: before.code))
        #expect(after.version == before.version + 1)
        #expect(after.acts.count == 2 && after.acts[1].context == instance.context.digest)
        #expect(after.content?.key != before.content?.key)
        #expect(throws: Vault.Failure.self) {
            // The old key does not open the new answers.
            _ = try ResponseReader(instance.vault).answers(of: mixed(after, key: before))
        }
        #expect(try instance.count("ok_research", "given") == 0)
        #expect(try instance.count("ok_research", "refused") == 1)
        #expect(try instance.store.ledgerTree() == instance.replayedTree())
        let record = try ResponseReader(instance.vault).record(of: after.acts[1], in: after)
        let first = try ResponseReader(instance.vault).record(of: after.acts[0], in: after)
        #expect(try AskedRecord(record).event.previous == Digest(of: first.content).hexadecimal)
    }

    @Test(arguments: Engine.allCases)
    func `a decision on a response that was changed since it was read writes nothing`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let (before, sealed) = try decision(instance)
        #expect(try instance.store.decide(sealed))
        let tree = try instance.store.ledgerTree()
        #expect(try !instance.store.decide(sealed))
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        #expect(try !instance.store.decide(sealed))
        #expect(try instance.store.response(withCode: before.code)?.acts.count == 3)
        #expect(tree != (try instance.store.ledgerTree()))
    }

    @Test(arguments: Engine.allCases)
    func `a consent that ends is found from its day on, and not after it was decided`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let end = Day(number: 21_000)
        let (before, sealed) = try decision(instance, until: end)
        #expect(try instance.store.decide(sealed))
        let early = Day(number: end.number - 1)
        #expect(try instance.store.codesWithConsentsEnding(by: early, limit: 9) == [])
        #expect(try instance.store.codesWithConsentsEnding(by: end, limit: 9) == [before.code])
        #expect(try instance.store.codesWithConsentsEnding(by: end, limit: 0) == [])
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(1)))
        #expect(try instance.store.codesWithConsentsEnding(by: end, limit: 9) == [])
    }

    @Test(arguments: Engine.allCases)
    func `a context is found by its digest, byte for byte`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try decision(instance)
        let kept = try #require(try instance.store.consentContext(instance.context.digest))
        #expect(kept.content == instance.context.content)
        #expect(kept.notice == instance.context.notice)
        #expect(try kept.context().digest == instance.context.digest)
        #expect(try instance.store.consentContext(Digest(of: [1])) == nil)
    }

    private func decision(
        _ instance: TestInstance, until end: Day? = nil
    ) throws -> (StoredResponse, SealedDecision) {
        _ = try instance.store.accept([
            instance.submission(
                key: instance.key(1), [("ok_research", "yes"), ("change", "lost")])
        ])
        return try instance.withdrawalOfResearch(key: instance.key(1), until: end)
    }

    private func mixed(_ response: StoredResponse, key other: StoredResponse) throws
        -> StoredResponse
    {
        let (content, old) = (try #require(response.content), try #require(other.content))
        return StoredResponse(
            code: response.code, subject: response.subject, form: response.form,
            formVersion: response.formVersion, formSource: response.formSource,
            language: response.language, receivedOn: response.receivedOn, withdrawnOn: nil,
            erasedOn: nil,
            version: response.version, changedOn: nil,
            content: SealedContent(key: old.key, bytes: content.bytes),
            proofKey: response.proofKey, acts: response.acts)
    }
}
