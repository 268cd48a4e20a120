import Testing
import Values

@testable import FormModel

/// Rows, choices from an earlier answer and countries in another language.
@Suite struct PartsTranslationTests {
    private static let items = """
        - id: daily
          grid: How hard?
          rows:
          - walk: Walk
          - chew: Chew
          choices:
          - easy: Easy
          - hard: Hard
        - id: reasons
          many: Reasons?
          choices:
          - heat: Heat
          - food: Food
        - id: some
          many: Some?
          from: reasons
        - id: order
          rank: Order?
          from: some
        - id: country
          dropdown: Where?
          source: countries
        """

    private static let german = """
        translates: small
        version: 1.0.0
        language: de
        title: Klein
        sections:
          Only: Einzige
        items:
          daily:
            text: Wie schwer?
            rows:
              walk: Gehen
            choices:
              easy: Leicht
              hard: Schwer
          reasons:
            text: Gründe?
            choices:
              heat: Hitze
          some: Einige?
          order: Reihenfolge?
          country: Wo?
        """

    private let translation: Translation

    init() throws {
        let form = try SampleSurvey.form(items: Self.items)
        translation = try TranslationReader.read(
            Array(Self.german.utf8), fileName: "small.de.yaml", of: form
        ).get()
    }

    private func item(_ name: String) throws -> Item {
        try #require(translation.form.items.first { $0.identifier.text == name })
    }

    @Test("a missing row and a missing choice are listed once, at their own question")
    func missing() {
        #expect(
            translation.missing.map(\.description) == [
                "items.daily.rows.chew", "items.reasons.choices.food.text",
            ])
    }

    @Test("rows and choices have the words of the side file")
    func grid() throws {
        guard case .grid(let grid) = try item("daily").kind else {
            Testing.Issue.record("no grid")
            return
        }
        #expect(grid.rows.map(\.text) == ["Gehen", "Chew"])
        #expect(grid.list.choices.map(\.text) == ["Leicht", "Schwer"])
    }

    @Test(
        "what comes from an earlier answer has the words of that question",
        arguments: ["some", "order"])
    func from(name: String) throws {
        let item = try item(name)
        #expect(item.kind.choices.map(\.text) == ["Hitze", "Food"])
        let languages = item.kind.choices.map {
            translation.form.language(of: item.place(of: $0, "text")).text
        }
        #expect(languages == ["de", "en"])
    }

    @Test("countries have the names and the alphabet of the language")
    func countries() throws {
        let item = try item("country")
        let austria = try #require(item.kind.choices.firstIndex { $0.code == "AT" })
        #expect(item.kind.choices[austria].text == "Österreich")
        #expect(item.choiceOrder(nil) == Countries.order(in: translation.form.language))
    }

    @Test("answers are stored and counted as in the main language")
    func same() throws {
        let fields = [("daily.walk", "hard"), ("reasons", "heat"), ("country", "AT")]
        let main = try SampleSurvey.form(items: Self.items).check(.page(fields)).submission
        let german = translation.form.check(.page(fields)).submission
        #expect(main?.json == german?.json)
        #expect(main?.countCells == german?.countCells)
    }
}
