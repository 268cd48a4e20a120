import Testing
import Values

@testable import FormModel

@Suite struct TranslationTests {
    private let main: Form
    private let german: Form

    init() throws {
        main = try SampleTranslation.form()
        german = try SampleTranslation.translation().form
    }

    @Test("every text of a form can be translated")
    func complete() throws {
        let translation = try SampleTranslation.translation()
        #expect(translation.missing == [])
        #expect(german.language.text == "de")
        let json = String(decoding: german.localJSON, as: UTF8.self)
        for english in [
            "Every sort", "Before.", "After.", "To count", "Never", "Often", "How often?",
            "First part", "Short.", "I agree.", "One?", "Choose.", "Other?", "Many?", "Second part",
            "Height?", "inches", "Too low.", "Score?", "Bad", "Good", "That is all.",
        ] {
            #expect(!json.contains(english), "\(english) is not translated")
        }
    }

    @Test("the ends of a scale and the bands of a score have their words")
    func measures() throws {
        let measured = try SampleSurvey.form(
            items: """
                - id: calm
                  slider: How calm?
                  low: Still
                  high: Rough
                - id: again
                  nps: Again?
                  low: Never
                - id: depth
                  score: calm / 10
                  title: Depth
                  bands:
                  - 0: Shallow
                  - 2.5: Deep
                """)
        let german = """
            translates: small
            version: 1.0.0
            language: de
            items:
              calm:
                low: Ruhig
                high: Rau
              again:
                low: Nie
              depth:
                text: Tiefe
                bands:
                  0: Seicht
                  2.5: Tief
            """
        let translation = try TranslationReader.read(
            Array(german.utf8), fileName: "small.de.yaml", of: measured
        ).get()
        #expect(
            translation.missing.map(\.description) == [
                "title", "sections.Only.title", "items.calm.text", "items.again.text",
            ])
        let items = translation.form.items
        #expect(items[2].text == "Tiefe")
        let score = Answer.number(FixedDecimal(mantissa: 3, decimals: 0))
        #expect(items[2].display(score) == "3 (Tief)")
        let json = String(decoding: translation.form.localJSON, as: UTF8.self)
        for word in ["Ruhig", "Rau", "Nie", "Seicht"] { #expect(json.contains(word)) }
    }

    @Test("a shared list is translated once for all its questions, and a question can differ")
    func lists() throws {
        #expect(german.items[1].kind.choices.map(\.text) == ["Nie", "Oft"])
        #expect(german.items[2].kind.choices.map(\.write) == [nil, "Wie oft?"])
        let own = SampleTranslation.german.replacing(
            "  other: Anderes?", with: "  other:\n    text: Anderes?\n    choices:\n      0: Keins")
        let form = try SampleTranslation.translation(own).form
        #expect(form.items[1].kind.choices[0].text == "Nie")
        #expect(form.items[2].kind.choices[0].text == "Keins")
    }

    @Test("a translation is the same form: digest, fields, cells, canonical content")
    func sameForm() {
        #expect(german.digest == main.digest)
        #expect(german.canonicalJSON == main.canonicalJSON)
        #expect(german.cells == main.cells)
        #expect(german.source == main.source)
        #expect(german.mainLanguage == main.language)
        #expect(german.localJSON != main.localJSON)
        #expect(main.localJSON == main.canonicalJSON)
    }

    @Test("answers to a translation are answers to the form, with the consent in its words")
    func answers() throws {
        var raw = RawSubmission()
        for (name, value) in [
            ("ok", "yes"), ("one", "1"), ("many", "b"), ("height", "70 Zoll"), ("score", "4"),
        ] { raw.append(name, value) }
        guard case .accepted(let submission) = german.check(raw) else {
            Issue.record("the answers are refused")
            return
        }
        #expect(submission.form == main.digest)
        #expect(submission.consents.map(\.text) == ["Ich stimme zu."])
        let stored = try main.storedAnswers(submission.canonicalAnswers)
        #expect(stored.countCells == submission.countCells)
    }

    @Test("a broken rule is told in the translation's words")
    func message() {
        var raw = RawSubmission()
        raw.append("height", "5")
        guard case .refused(let issues) = german.check(raw) else {
            Issue.record("the answers are accepted")
            return
        }
        #expect(issues.map(\.fault) == [.ruleBroken(message: "Zu klein.")])
    }

    @Test("what is missing stays in the main language, and is listed in the form's order")
    func missing() throws {
        let partial = """
            translates: sorts
            version: 1.0.0
            language: de
            items:
              one: Eins?
              many:
                text: Viele?
                choices:
                  a: Ah
            """
        let translation = try SampleTranslation.translation(partial)
        let form = translation.form
        #expect(form.title == main.title)
        #expect(form.language(of: .title).text == "en")
        let one = form.items[1]
        #expect(one.text == "Eins?")
        #expect(form.language(of: .item(one.identifier, "text")).text == "de")
        #expect(form.language(of: .item(one.identifier, "hint")).text == "en")
        #expect(form.language(of: .choice(one.identifier, "0", "text")).text == "en")
        #expect(
            translation.missing.map(\.description) == [
                "title", "intro", "thanks", "purposes.survey", "sections.First part.title",
                "sections.First part.intro", "sections.second.title", "items.ok.text",
                "lists.often.0.text", "lists.often.1.text", "lists.often.1.write",
                "items.one.hint", "items.other.text", "items.many.choices.b.text",
                "items.height.text", "items.height.unit", "items.height.message",
                "items.score.text", "items.score.low", "items.score.high", "items.end.text",
            ])
    }

    @Test("texts make the digest of a translation, not layout or version")
    func digest() throws {
        let translation = try SampleTranslation.translation()
        let quoted = SampleTranslation.german.replacing("title: Jede", with: "# x\ntitle: Jede")
            .replacing("1.0.3", with: "1.0.4")
        #expect(try SampleTranslation.translation(quoted).digest == translation.digest)
        let other = SampleTranslation.german.replacing("Danach.", with: "Nachher.")
        #expect(try SampleTranslation.translation(other).digest != translation.digest)
    }

    @Test("a form speaks its main language first")
    func languages() throws {
        let forms = TranslatedForm(main, translations: [try SampleTranslation.translation()])
        #expect(forms.languages.map(\.text) == ["en", "de"])
        #expect(forms.form(in: main.language) === main)
        #expect(forms.form(in: try #require(LanguageTag("fr"))) == nil)
    }
}
