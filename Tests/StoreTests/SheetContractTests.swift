import FormModel
import Store
import Testing

/// What becomes of a sheet, whatever the engine.
@Suite struct SheetContractTests {
    /// An instance with so many responses.
    private func filled(_ engine: Engine, _ count: Int = 2_050) throws -> TestInstance {
        let instance = try TestInstance(engine)
        let answers = try (1...count).map {
            try instance.submission(key: instance.key($0), [("change", "lost")])
        }
        #expect(try instance.store.accept(answers) == answers.map { _ in .stored })
        return instance
    }

    private func place(_ instance: TestInstance, _ first: Int = 1) -> SheetPlace {
        SheetPlace(form: instance.form.name, first: first)
    }

    private func sealed(_ instance: TestInstance) throws -> SealedSheet {
        let records = try instance.store.records(of: instance.form.name, in: 1...2_048)
        return instance.sealer.seal(
            Array("answers".utf8), texts: Array("texts".utf8),
            revisions: records.flatMap { [$0.number, $0.revision] }, at: place(instance), for: 2_048
        )
    }

    private func isThere(_ instance: TestInstance) throws -> Bool {
        let contents = try instance.store.sheet(at: place(instance), withTexts: true)
        let firsts = try instance.store.sheets(of: instance.form.name)
        #expect(firsts == (contents == nil ? [] : [1]))
        return contents != nil
    }

    @Test(arguments: Engine.allCases)
    func `a sheet is kept, and opens at its place alone`(engine: Engine) throws {
        let instance = try filled(engine)
        #expect(try !isThere(instance))
        #expect(try instance.store.keep(sealed(instance)))
        #expect(try isThere(instance))
        let contents = try #require(
            try instance.store.sheet(at: place(instance), withTexts: true))
        let reader = ResponseReader(instance.vault)
        let opened = try reader.sheet(contents, at: place(instance))
        #expect(opened.answers == Array("answers".utf8) && opened.texts == Array("texts".utf8))
        #expect(throws: Vault.Failure.self) {
            try reader.sheet(contents, at: place(instance, 2_049))
        }
        let plain = try #require(
            try instance.store.sheet(at: place(instance), withTexts: false))
        #expect(try reader.sheet(plain, at: place(instance)).texts == [])
        #expect(try instance.store.sheet(at: place(instance, 2_049), withTexts: true) == nil)
        // A second one is not taken, and later responses leave the first where it is.
        #expect(try !instance.store.keep(sealed(instance)))
        _ = try instance.store.accept([instance.submission(key: instance.key(3_000), [])])
        #expect(try isThere(instance))
    }

    @Test("what a person does ends their sheet in the same transaction", arguments: Engine.allCases)
    func ended(engine: Engine) throws {
        let instance = try filled(engine)
        let acts: [(TestInstance) throws -> Bool] = [
            { try $0.store.withdraw($0.withdrawal(key: $0.key(7))) == .withdrawn },
            { try $0.store.change($0.change(key: $0.key(8), [("change", "same")])) },
            { try $0.store.decide($0.withdrawalOfResearch(key: $0.key(2_048)).1) },
        ]
        for act in acts {
            #expect(try instance.store.keep(sealed(instance)))
            #expect(try isThere(instance))
            #expect(try act(instance))
            #expect(try !isThere(instance))
        }
        #expect(try instance.store.keep(sealed(instance)))
        // That of the one behind them is another.
        #expect(
            try instance.store.withdraw(instance.withdrawal(key: instance.key(2_049)))
                == .withdrawn)
        #expect(try isThere(instance))
    }

    @Test(
        "a sheet whose responses have changed since, or are still to come, is not kept",
        arguments: Engine.allCases)
    func refused(engine: Engine) throws {
        let instance = try filled(engine, 2_047)
        #expect(try !instance.store.keep(sealed(instance)))
        _ = try instance.store.accept([instance.submission(key: instance.key(2_048), [])])
        let withdrawn = try sealed(instance)
        _ = try instance.store.withdraw(instance.withdrawal(key: instance.key(7)))
        #expect(try !instance.store.keep(withdrawn))
        let changed = try sealed(instance)
        #expect(
            try instance.store.change(instance.change(key: instance.key(8), [("change", "same")])))
        #expect(try !instance.store.keep(changed))
        #expect(try !isThere(instance))
        #expect(try instance.store.keep(sealed(instance)))
    }
}
