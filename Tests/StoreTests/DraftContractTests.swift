import FormModel
import Store
import Testing
import Values

/// What every engine promises about drafts and changed answers.
@Suite struct DraftContractTests {
    @Test(arguments: Engine.allCases)
    func `a draft is there until its response is stored`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let code = try instance.code(instance.key(1)).digest
        #expect(try instance.store.accept([.draft(instance.draft(1, "lost"))]) == [.stored])
        let stored = try #require(try instance.store.draft(withCode: code))
        #expect(stored.revision == 1)
        let draft = try #require(try ResponseReader(instance.vault).draft(stored))
        #expect(draft.typed.values(of: "change") == ["lost"])
        let submission = try instance.submission(
            key: instance.key(1), [("change", "lost")], endsDraft: true)
        #expect(try instance.store.accept([submission]) == [.stored])
        #expect(try instance.store.draft(withCode: code) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `a draft that was saved since does not give way`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let (first, second) = (try instance.draft(1, "lost"), try instance.draft(1, "same"))
        #expect(
            try instance.store.accept([.draft(first), .draft(second)]) == [.stored, .superseded])
        let next = try instance.draft(1, "same")
        #expect(next.replaces == 1)
        #expect(try instance.store.accept([.draft(next)]) == [.stored])
        #expect(try instance.store.accept([.draft(next)]) == [.superseded])
    }

    @Test(arguments: Engine.allCases)
    func `a draft of a sent response is not saved`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let submission = try instance.submission(key: instance.key(1), [])
        let batch = [SealedEntry.submission(submission), .draft(try instance.draft(1, "lost"))]
        #expect(try instance.store.accept(batch) == [.stored, .repeated])
        let code = try instance.code(instance.key(1)).digest
        #expect(try instance.store.draft(withCode: code) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `an expired draft has lost its key and says so`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let sealed = try instance.draft(1, "lost")
        _ = try instance.store.accept([.draft(sealed)])
        let before = Day(number: sealed.expiresOn.number - 1)
        #expect(try instance.store.forget(.drafts(until: before), limit: 10).drafts == 0)
        #expect(try instance.store.tally(.drafts(until: sealed.expiresOn)).drafts == 1)
        #expect(try instance.store.forget(.drafts(until: sealed.expiresOn), limit: 10).drafts == 1)
        #expect(try instance.store.forget(.drafts(until: sealed.expiresOn), limit: 10).drafts == 0)
        let stored = try #require(try instance.store.draft(withCode: sealed.code))
        #expect(stored.content == nil)
        #expect(try instance.store.forgetLog())
        let bytes = try instance.storedBytes().values.map { [UInt8]($0) }
        #expect(!bytes.contains { $0.firstRange(of: sealed.contentKey) != nil })
        #expect(try instance.store.accept([.draft(try instance.draft(1, "same"))]) == [.stored])
    }

    @Test(arguments: Engine.allCases)
    func `a discarded draft is gone`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let sealed = try instance.draft(1, "lost")
        _ = try instance.store.accept([.draft(sealed)])
        #expect(try instance.store.discardDraft(withCode: sealed.code))
        #expect(try !instance.store.discardDraft(withCode: sealed.code))
        #expect(try instance.store.draft(withCode: sealed.code) == nil)
    }

    @Test(arguments: Engine.allCases)
    func `changed answers are read and counted instead of the old ones`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([
            instance.submission(key: instance.key(1), [("change", "lost")])
        ])
        let change = try instance.change(key: instance.key(1), [("change", "same")])
        #expect(try instance.store.change(change))
        #expect(try !instance.store.change(change))
        #expect(try instance.count("change", "=lost") == 0)
        #expect(try instance.count("change", "=same") == 1)
        let response = try #require(try instance.store.response(withCode: change.code))
        #expect(response.version == 2 && response.changedOn == change.day)
        let answers = try #require(try ResponseReader(instance.vault).answers(of: response))
        #expect(String(decoding: answers, as: UTF8.self).contains("\"change\":\"same\""))
    }

    @Test(arguments: Engine.allCases)
    func `a withdrawal that read older answers takes nothing back`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let key = instance.key(1)
        _ = try instance.store.accept([instance.submission(key: key, [("change", "lost")])])
        let withdrawal = try instance.withdrawal(key: key)
        #expect(try instance.store.change(instance.change(key: key, [("change", "same")])))
        #expect(try instance.store.withdraw(withdrawal) == .superseded)
        #expect(try instance.store.withdraw(instance.withdrawal(key: key)) == .withdrawn)
        #expect(try instance.count("change", "=same") == 0)
        #expect(try instance.count("change", "=lost") == 0)
    }
}

extension TestInstance {
    /// A sealed draft over what is saved under a key.
    func draft(_ number: Int, _ change: String) throws -> SealedDraft {
        let code = try code(key(number))
        var draft = Draft(paging: .sections)
        var raw = RawSubmission()
        raw.append("change", change)
        draft.take(raw, on: form.page(.one, of: nil), of: form, today: Day(number: 20_780))
        return try sealer.seal(
            draft, of: form, language: form.language, code: code,
            over: store.draft(withCode: code.digest), lasting: 30)
    }

    /// Other answers for the response of a key.
    func change(key: String, _ fields: [(String, String)]) throws -> SealedChange {
        let response = try #require(try store.response(withCode: code(key).digest))
        let answers = try #require(try ResponseReader(vault).answers(of: response))
        return try #require(
            try sealer.seal(
                changeOf: response, from: try form.storedAnswers(answers), to: checked(fields)))
    }
}
