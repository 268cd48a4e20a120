import Consent
import FormModel
import Store
import Testing
import Values

/// What every engine promises of translations.
@Suite struct TranslationContractTests {
    private func side(_ version: String, _ title: String, _ language: String = "de") -> String {
        "translates: pulse\nversion: \(version)\nlanguage: \(language)\ntitle: \(title)\n"
    }

    private func publish(_ sides: [String], in instance: TestInstance) throws -> Bool {
        let translations = try sides.map { source in
            let translation = try TranslationReader.read(
                Array(source.utf8), fileName: "x", of: instance.form
            ).get()
            let notice = Notice.consent(
                title: translation.form.title, language: translation.language, texts: [])
            return PublishedTranslation(translation, consent: notice)
        }
        return try instance.store.publish(
            instance.form, source: instance.form.source, consent: instance.context.notice,
            translations: translations, on: Day(number: 20_781))
    }

    private func sources(of stored: [StoredTranslation]) -> [String] {
        stored.map { String(decoding: $0.source, as: UTF8.self) }
    }

    @Test(arguments: Engine.allCases)
    func `translations are in force with their form, and every one is kept`(
        engine: Engine
    ) throws {
        let instance = try TestInstance(engine)
        let (first, second) = (side("1.0.0", "Puls"), side("1.0.1", "Der Puls"))
        let french = side("1.0.0", "Pouls", "fr")
        #expect(try publish([first], in: instance))
        #expect(try !publish([first], in: instance))
        #expect(try publish([french, second], in: instance))
        let form = try #require(try instance.store.form(named: instance.form.name))
        #expect(sources(of: form.translations) == [second, french])
        #expect(form.digest == instance.form.digest)
        let all = try instance.store.translations(of: form.digest)
        #expect(sources(of: all) == [first, french, second])
    }

    @Test(arguments: Engine.allCases)
    func `an earlier version can be put in force again, and none at all`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        let (first, second) = (side("1.0.0", "Puls"), side("1.0.1", "Der Puls"))
        for sides in [[first], [second], [first], []] {
            #expect(try publish(sides, in: instance))
            let form = try instance.store.form(named: instance.form.name)
            #expect(sources(of: form?.translations ?? []) == sides)
        }
    }

    @Test(arguments: Engine.allCases)
    func `a version of a translation never has two contents`(engine: Engine) throws {
        let instance = try TestInstance(engine)
        #expect(try publish([side("1.0.0", "Puls")], in: instance))
        let german = try #require(LanguageTag("de"))
        let taken = StoreError.translationTaken(instance.form.name, german, version: "1.0.0")
        #expect(throws: taken) { try publish([side("1.0.0", "Der Puls")], in: instance) }
        let form = try instance.store.form(named: instance.form.name)
        #expect(sources(of: form?.translations ?? []) == [side("1.0.0", "Puls")])
    }
}
