import Testing
import Values

@testable import FormModel

@Suite struct ScoreItemTests {
    private static let questions = """
        - id: tired
          one: Tired?
          choices:
          - never: Never
            score: 0
          - often: Often
            score: 2
          - unsure: I do not know
        - id: weak
          rating: Weak?
          max: 3
        - id: meals
          number: Meals?
        - id: signs
          many: Signs?
          choices:
          - limp: A limp
            score: 1
          - fall: A fall
            score: 2.5

        """

    private func score(_ keys: String, _ typed: [(String, String)]) throws -> String? {
        let keys = keys.replacing("\n", with: "\n  ")
        let form = try SampleSurvey.form(
            items: Self.questions + "- id: total\n  title: Total\n  \(keys)")
        let answers = try #require(form.check(.page(typed)).submission)
        let stored = try form.storedAnswers(answers.canonicalAnswers)
        #expect(stored.countCells == answers.countCells)
        return stored.answers.first { $0.item.index == 4 }.map { $0.item.display($0.answer) }
    }

    @Test(
        "a score is calculated from what counts",
        arguments: [
            ("score: tired + weak", "4"), ("score: sum(tired, weak, meals)", "7"),
            ("score: mean(tired, weak, meals)", "2.33"),
            ("score: mean(tired, weak, meals)\ndecimals: 0", "2"),
            ("score: sum(signs)", "3.5"), ("score: count(signs)", "2"),
            ("score: if(weak >= 2, 10, 0) + if(tired = often, 1, 0)", "11"),
            ("score: (meals - weak) / 0", nil), ("score: round(meals / 2)", "2"),
        ])
    func calculated(keys: String, expected: String?) throws {
        let typed = [
            ("tired", "often"), ("weak", "2"), ("meals", "3"), ("signs", "limp"), ("signs", "fall"),
        ]
        #expect(try score(keys, typed) == expected)
    }

    @Test(
        "a score is there when the answers are that it needs",
        arguments: [
            ("", nil), ("needs: 3", nil), ("needs: 2", "3"), ("needs: 1", "3"),
            ("needs: weak", "3"), ("needs: [weak, meals]", "3"), ("needs: tired", nil),
            ("needs: 2\nprorate: true", "4.5"),
        ])
    func needed(keys: String, expected: String?) throws {
        // Who does not know gives no number.
        let typed = [("tired", "unsure"), ("weak", "2"), ("meals", "1")]
        #expect(try score("score: sum(tired, weak, meals)\n\(keys)", typed) == expected)
        #expect(try score("score: sum(tired, weak, meals)\n\(keys)", []) == nil)
    }

    @Test(
        "a band begins at its number",
        arguments: [
            ("0", "0"), ("1", "1 (Low)"), ("4", "4 (Low)"), ("5", "5 (High)"), ("90", "90 (High)"),
        ])
    func bands(typed: String, expected: String) throws {
        let keys = "score: meals + 0\nbands:\n- 1: Low\n- 5: High"
        #expect(try score(keys, [("meals", typed)]) == expected)
    }

    @Test("a score below the lowest band is answered and in no band")
    func below() throws {
        let form = try SampleSurvey.form(
            items: "- id: q\n  number: Q?\n- id: s\n  score: q + 0\n  title: S\n  bands:\n"
                + "  - 1: Low\n  - 5: High")
        #expect(form.cells.suffix(2).map(\.description) == ["s/1..<5", "s/5..."])
        for (typed, cells) in [("0", [0]), ("1", [0, 1]), ("5", [0, 2])] {
            let submission = try #require(form.check(.page([("q", typed)])).submission)
            let first = form.cells.count - 3
            #expect(submission.countCells.filter { $0 >= first } == cells.map { $0 + first })
        }
    }

    @Test("a score is no field: nobody can send it")
    func noField() throws {
        let form = try SampleSurvey.form(
            items: "- id: q\n  number: Q?\n- id: s\n  score: q + 0\n  title: S")
        let json = Array(#"{"answers": {"q": 1, "s": 99}}"#.utf8)
        #expect(form.check(try RawSubmission(json: json)).faults == ["s": .unknownField])
        let page = form.check(.page([("q", "1"), ("s", "99")]))
        #expect(page.submission?.json == #"{"q":"1","s":"1"}"#)
    }

    @Test("a condition on a score depends on the questions behind it")
    func behind() throws {
        let form = try SampleSurvey.form(
            items: "- id: q\n  number: Q?\n- id: s\n  score: q + 0\n  title: S\n"
                + "- id: t\n  score: s + s\n  title: T\n- id: why\n  text: Why?\n  show: t > 4")
        #expect(form.items[3].show?.mentions(0..<1) == true)
        #expect(form.items[3].show?.mentions(1..<3) == false)
        let high = form.check(.page([("q", "3"), ("why", "So")]))
        #expect(high.submission?.json == #"{"q":"3","s":"3","t":"6","why":"So"}"#)
        let low = form.check(.page([("q", "2"), ("why", "So")]))
        #expect(low.submission?.json == #"{"q":"2","s":"2","t":"4"}"#)
    }

    @Test("a score stands on no page, and with the question before it")
    func paging() throws {
        let form = try SampleSurvey.form(
            items: "- id: q\n  number: Q?\n- id: s\n  score: q + 0\n  title: S\n"
                + "- id: why\n  text: Why?\n  show: s > 4")
        let pages = form.pages(.questions)
        #expect(pages.map(\.items) == [0..<2, 2..<3])
        let standing = form.standing(.page([("q", "9")]))
        #expect(!standing.canAppear(form.items[1], of: form, on: pages[0]))
        #expect(standing.canAppear(form.items[2], of: form, on: pages[1]))
        let low = form.standing(.page([("q", "1")]))
        #expect(!low.canAppear(form.items[2], of: form, on: pages[1]))
    }
}
