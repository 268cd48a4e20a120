import Consent
import FormModel
import Store
import Testing
import Values

/// What whoever reads many responses is given, whatever the engine.
@Suite struct RecordContractTests {
    private static let fields = [("change", "lost"), ("remark", "hm")]

    private func opened(_ instance: TestInstance) throws -> [Int: String] {
        let last = try instance.store.lastRecord()
        let reader = ResponseReader(instance.vault)
        let records = try instance.store.records(of: instance.form.name, in: 1...max(1, last))
        return try Dictionary(
            uniqueKeysWithValues: records.map {
                ($0.number, String(decoding: try reader.answers(of: $0), as: UTF8.self))
            })
    }

    @Test(arguments: Engine.allCases)
    func `responses come by their numbers and open to what was sent`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        #expect(try instance.store.lastRecord() == 0)
        _ = try instance.store.accept(
            (1...5).map {
                try instance.submission(key: instance.key($0), [("remark", "number \($0)")])
            })
        #expect(try instance.store.lastRecord() == 5)
        #expect(
            try instance.store.records(of: instance.form.name, in: 2...3).map(\.number) == [2, 3])
        let opened = try opened(instance)
        #expect(opened.count == 5)
        for (number, answers) in opened { #expect(answers.contains("number \(number)")) }
    }

    @Test(arguments: Engine.allCases)
    func `a response that was withdrawn is not there`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept(
            (1...3).map { try instance.submission(key: instance.key($0), Self.fields) })
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(2)))
        #expect(try opened(instance).keys.sorted() == [1, 3])
        #expect(try instance.store.lastRecord() == 3)
    }

    @Test(arguments: Engine.allCases)
    func `another form has none of them`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        _ = try instance.store.accept([try instance.submission(key: instance.key(1), [])])
        let other = try #require(FormName("other"))
        #expect(try instance.store.records(of: other, in: 1...10).isEmpty)
        #expect(try instance.store.formVersions(of: other).isEmpty)
        let versions = try instance.store.formVersions(of: instance.form.name)
        #expect(versions.map(\.digest) == [instance.form.digest])
        #expect(versions.map(\.source) == [instance.form.source])
    }

    @Test(arguments: Engine.allCases)
    func `purposes are those that hold after every decision`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let survey = try #require(PurposeIdentifier("survey"))
        let research = try #require(PurposeIdentifier("research"))
        _ = try instance.store.accept([
            instance.submission(key: instance.key(1), [("ok_research", "yes")]),
            instance.submission(key: instance.key(2), []),
            instance.submission(key: instance.key(3), [("ok_research", "yes")]),
        ])
        let (_, sealed) = try instance.withdrawalOfResearch(key: instance.key(1))
        #expect(try instance.store.decide(sealed))
        let valid = try instance.store.validPurposes(ofRecords: 1...3)
        #expect(valid == [1: [survey], 2: [survey], 3: [survey, research]])
        #expect(try instance.store.validPurposes(ofRecords: 2...2).keys.sorted() == [2])
    }
}
