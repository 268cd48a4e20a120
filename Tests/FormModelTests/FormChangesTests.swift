import Testing
import Values

@testable import FormModel

@Suite struct FormChangesTests {
    private static let original = """
        survey: tide
        version: 1.0.0
        language: en
        title: Tide
        purposes:
          counts: To count
        sections:
        - section: First
          items:
          - id: ok
            consent: Count me.
            purpose: counts
          - id: mood
            one: How are you?
            hint: Be honest.
            choices:
            - good: Good
            - bad: Bad
          - id: depth
            number: How deep?
            unit: m
            max: 10
          - id: daily
            grid: How wet?
            rows:
            - noon: At noon
            - night: At night
            choices:
            - dry: Dry
            - wet: Wet
          - id: first
            rank: Which first?
            most: 2
            choices:
            - sand: Sand
            - shell: Shell
            - sea: Sea
          - id: steps
            rating: How steep?
            max: 5
        """

    @Test(
        "each change has its level",
        arguments: [
            ("title: Tide", "title: Tides", "patch: the words of ‘title’ are others"),
            (
                "How are you?", "How do you do?",
                "patch: question ‘mood’: the words of ‘one’ are others"
            ),
            ("- section: First", "- section: One", "patch: the words of ‘section’ are others"),
            ("Good", "Fine", "patch: question ‘mood’: the choice ‘good’ has other words"),
            (
                "Be honest.", "Be brief.", "patch: question ‘mood’: the words of ‘hint’ are others"
            ),
            (
                "Count me.", "Count me in.",
                "minor: question ‘ok’: the words of ‘consent’ are others"
            ),
            ("max: 10", "max: 20", "minor: question ‘depth’: ‘max’ is different"),
            (
                "- bad: Bad", "- bad: Bad\n    - so: So",
                "minor: question ‘mood’: the choice ‘so’ is new"
            ),
            ("To count", "To count and sum", "minor: the purpose ‘counts’ has other words"),
            ("max: 5", "max: 5\n  - id: more\n    text: More?", "minor: question ‘more’: is new"),
            ("one: How", "dropdown: How", ""),
            ("At noon", "At midday", "patch: question ‘daily’: the row ‘noon’ has other words"),
            (
                "- night: At night", "- night: At night\n    - dawn: At dawn",
                "minor: question ‘daily’: the row ‘dawn’ is new"
            ),
            ("- noon:", "- midday:", "major: question ‘daily’: the row ‘noon’ is gone"),
            (
                "At noon", "At noon\n      fixed: true",
                "minor: question ‘daily’: ‘fixed’ of the row ‘noon’ is different"
            ),
            ("wet: Wet", "damp: Wet", "major: question ‘daily’: the choice ‘wet’ is gone"),
            ("most: 2", "most: 3", "minor: question ‘first’: ‘most’ is different"),
            ("- bad: Bad", "- worse: Bad", "major: question ‘mood’: the choice ‘bad’ is gone"),
            ("max: 5", "max: 7", "major: question ‘steps’: ‘max’ is different"),
            ("unit: m", "unit: ft", "major: question ‘depth’: ‘unit’ is different"),
            ("- id: depth", "- id: height", "major: question ‘depth’: is gone"),
            (
                "rating: How steep?\n    max: 5", "text: How steep?",
                "major: question ‘steps’: was ‘rating’ and is ‘text’"
            ),
            ("language: en", "language: de", "major: ‘language’ is different"),
        ])
    func levels(old: String, new: String, line: String) throws {
        let changed = Self.original.replacing(old, with: new)
        try #require(changed != Self.original)
        let changes = try form(changed).changes(since: form(Self.original))
        #expect(changes.map(ChangeTexts.english).contains(line) || line.isEmpty && changes == [])
    }

    @Test(
        "another calculation is another score",
        arguments: [
            ("score: a + b", "score: a - b", "major: question ‘s’: ‘score’ is different"),
            ("title: Sum", "title: Total", "patch: question ‘s’: the words of ‘score’ are others"),
            ("needs: 2", "needs: 1", "major: question ‘s’: ‘needs’ is different"),
            ("max: today", "max: 2020", "minor: question ‘d’: ‘max’ is different"),
            ("- id: s\n", "- id: t\n", "major: question ‘s’: is gone"),
        ])
    func score(old: String, new: String, line: String) throws {
        let items =
            "- id: d\n  date: D?\n  max: today\n- id: a\n  number: A?\n- id: b\n  number: B?\n"
            + "- id: s\n  score: a + b\n  title: Sum\n  needs: 2"
        let changed = try SampleSurvey.form(items: items.replacing(old, with: new))
        let changes = try changed.changes(since: SampleSurvey.form(items: items))
        #expect(changes.map(ChangeTexts.english).contains(line))
    }

    @Test("a form has not changed against itself, nor by layout and comments")
    func same() throws {
        let form = try form(Self.original)
        #expect(form.changes(since: form) == [])
        let commented = try self.form("# A comment\n" + Self.original)
        #expect(commented.changes(since: form) == [])
    }

    @Test(
        "a level raises its part of the version",
        arguments: [
            (ChangeLevel.patch, "1.2.4"), (.minor, "1.3.0"), (.major, "2.0.0"),
        ])
    func next(level: ChangeLevel, version: String) throws {
        #expect(try #require(SemanticVersion("1.2.3")).next(level).description == version)
    }

    private func form(_ survey: String) throws -> Form {
        try FormReader.read(Array(survey.utf8), fileName: "tide.yaml").get()
    }
}
