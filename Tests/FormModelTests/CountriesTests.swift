import Testing
import Values

@testable import FormModel

@Suite struct CountriesTests {
    private func language(_ text: String) throws -> LanguageTag {
        try #require(LanguageTag(text))
    }

    @Test("each country of ISO 3166-1 has a code of two letters, once and in order")
    func codes() {
        #expect(Countries.codes.count == 249)
        #expect(Countries.codes == Countries.codes.sorted())
        #expect(Set(Countries.codes).count == 249)
        #expect(Countries.codes.allSatisfy { $0.wholeMatch(of: /[A-Z]{2}/) != nil })
    }

    @Test(
        "names are those of the language",
        arguments: [
            ("en", "DE", "Germany"), ("de", "DE", "Deutschland"), ("fr", "DE", "Allemagne"),
            ("pt-BR", "DE", "Alemanha"), ("ja", "DE", "ドイツ"), ("de", "AT", "Österreich"),
        ])
    func names(tag: String, code: String, name: String) throws {
        #expect(Countries.name(of: code, in: try language(tag)) == name)
    }

    @Test("every code has a name", arguments: ["en", "de", "fr", "es"])
    func complete(tag: String) throws {
        let choices = Countries.choices(in: try language(tag))
        #expect(choices.map(\.code) == Countries.codes)
        #expect(choices.allSatisfy { $0.text != $0.code && !$0.text.isEmpty })
        #expect(Set(choices.map(\.text)).count == 249)
    }

    @Test("a language that nobody has heard of gets codes")
    func unknown() throws {
        let choices = Countries.choices(in: try language("xx"))
        #expect(choices.count == 249)
    }

    @Test("countries are shown in the alphabet of the language and counted in the order of codes")
    func order() throws {
        let german = SampleSurvey.survey(items: "- id: c\n  dropdown: Wo?\n  source: countries")
            .replacing("language: en", with: "language: de")
        let item = try SampleSurvey.read(german).items[0]
        let shown = item.choiceOrder(nil).map { item.kind.choices[$0].text }
        let some = ["Österreich", "Oman", "Palau", "Ägypten", "Estland"]
        #expect(
            shown.filter(some.contains) == ["Ägypten", "Estland", "Oman", "Österreich", "Palau"])
        #expect(item.kind.choices.map(\.code) == Countries.codes)
    }

    @Test("a country is answered and named in conditions by its code")
    func answered() throws {
        let form = try SampleSurvey.form(
            items: """
                - id: country
                  dropdown: Where?
                  source: countries
                - id: region
                  text: Which region?
                  show: country = DE
                """)
        let submission = try #require(
            form.check(.page([("country", "DE"), ("region", "South")])).submission)
        #expect(submission.json == #"{"country":"DE","region":"South"}"#)
        #expect(form.check(.page([("country", "de")])).faults == ["country": .unknownChoice])
    }
}
