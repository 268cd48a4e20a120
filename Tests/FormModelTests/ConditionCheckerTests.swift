import Testing

@testable import FormModel

@Suite struct ConditionCheckerTests {
    static let items = """
        - id: adult
          yesno: Adult?
        - id: change
          one: Change?
          choices:
          - lost: Lost
          - gained: Gained
          - 7: Seven
        - id: often
          dropdown: Often?
          choices:
          - 0: Never
          - 1: Always
        - id: reasons
          many: Reasons?
          choices:
          - mood: Mood
          - gut: Gut
        - id: gene
          text: Gene?
        - id: age
          number: Age?
        - id: score
          rating: Score?
        - id: hello
          note: Hello
        - id: pain
          one: Pain?
          choices:
          - none: None
            score: 0
          - much: Much
            score: 2.5
          - unsure: Unsure
        - id: signs
          many: Signs?
          choices:
          - limp: A limp
            score: 3
          - cramp: A cramp
            score: 4
          - other: Another
        - id: onset
          date: Onset?
          partial: true
        - id: last
          text: Last?
        """

    /// What is wrong with `condition` as the `show` of a question between `hello` and `last`.
    private func problem(of condition: String) throws -> FormProblem? {
        let asked = "- id: asked\n  text: Asked?\n  show: >-\n    \(condition)\n"
        let items = Self.items.replacing("- id: last", with: "\(asked)- id: last")
        let bytes = Array(SampleSurvey.survey(items: items).utf8)
        switch FormReader.read(bytes, fileName: "conditions.yaml") {
        case .success: return nil
        case .failure(let findings): return findings.findings.first?.problem
        }
    }

    @Test(
        "conditions that fit their questions are accepted",
        arguments: [
            "adult", "adult = yes", "adult != no", "not adult", "change = lost", "change != 7",
            "change in (lost, 7)", "change answered", "often = 1", "often + 1 > 1", "often in (0)",
            "reasons has mood", "count(reasons) >= 2", "reasons answered", "gene = 'DOK7'",
            "gene != \"DOK7\"", "length(gene) > 3", "age >= 18 and age < 65", "age / 2 = 9",
            "age in (1, 2)", "score in (1, 2)", "score + age > 3", "sum(score, age) > 3",
            "mean(score, age, 3) <= 4", "min(score, age) = max(score, age)",
            "round(age / 3) = 2", "round(age / 3, 1) = 2.5", "count(adult, gene, age) > 1",
            "if(adult, 1, 2) = 1", "-age < -3", "(adult or change = lost) and not (age > 3)",
            "3 < age", "age + 1 in (1, 2)", "often >= 1", "pain + 1 > 1", "sum(signs, pain) > 3",
            "onset > 2020", "onset <= today", "'2020-05-31' < onset", "years(onset, today()) >= 2",
            "onset answered", "onset = '2020-05'",
        ])
    func accepted(condition: String) throws {
        #expect(try problem(of: condition) == nil)
    }

    @Test(
        "conditions that do not fit say why",
        arguments: [
            ("chnage = lost", .unknownQuestion("chnage", nearest: "change")),
            ("xyzzy = lost", .unknownQuestion("xyzzy", nearest: nil)),
            ("change = lsot", .unknownCode("lsot", question: "change", nearest: "lost")),
            (
                "change in (lost, ganied)",
                .unknownCode("ganied", question: "change", nearest: "gained")
            ),
            ("reasons has mod", .unknownCode("mod", question: "reasons", nearest: "mood")),
            ("change = gene", .unknownCode("gene", question: "change", nearest: nil)),
            ("last = 'x'", .notEarlier("last")), ("asked = 'x'", .notEarlier("asked")),
            ("it = 'x'", .noOwnValue), ("hello answered", .notAQuestion("hello")),
            ("reasons = mood", .mismatch(found: .codes, needed: .code, at: "reasons")),
            ("change has lost", .mismatch(found: .code, needed: .codes, at: "change")),
            ("reasons in (mood)", .mismatch(found: .codes, needed: .code, at: "reasons")),
            ("change < lost", .mismatch(found: .code, needed: .number, at: "change")),
            ("adult = lost", .mismatch(found: .code, needed: .yesNo, at: "lost")),
            ("gene = DOK", .mismatch(found: .code, needed: .text, at: "DOK")),
            ("gene > 'a'", .mismatch(found: .text, needed: .number, at: "gene")),
            ("age = 'x'", .mismatch(found: .text, needed: .number, at: "'x'")),
            ("age = gene", .mismatch(found: .text, needed: .number, at: "gene")),
            ("change + 1 = 2", .mismatch(found: .code, needed: .number, at: "change")),
            ("age", .mismatch(found: .number, needed: .statement, at: "age")),
            ("age + 1", .mismatch(found: .number, needed: .statement, at: "age + …")),
            ("not age", .mismatch(found: .number, needed: .statement, at: "age")),
            ("length(age) > 1", .mismatch(found: .number, needed: .text, at: "age")),
            ("adult in (yes)", .mismatch(found: .yesNo, needed: .code, at: "adult")),
            ("age in (young)", .expected("a number", found: "young")),
            ("age.row = 1", .noRows("age")),
            ("summ(age) > 1", .unknownFunction("summ", nearest: "sum")),
            ("sum() > 1", .wrongCount(function: "sum", needed: "one or more parts")),
            (
                "if(adult, 1) = 1",
                .wrongCount(function: "if", needed: "a condition and two numbers")
            ),
            ("round(age, 9) = 1", .expected("0 to 6 decimals", found: "9")),
            ("today = 1", .expected("a year with four digits", found: "1")),
            ("today + 1 > 3", .mismatch(found: .date, needed: .number, at: "today")),
            ("onset + 1 > 3", .mismatch(found: .date, needed: .number, at: "onset")),
            ("onset = age", .mismatch(found: .number, needed: .date, at: "age")),
            ("onset = 2020-05-31", .mismatch(found: .number, needed: .date, at: "2020 - … - …")),
            ("onset > 'May'", .expected("a date like '2026-05-31'", found: "'May'")),
            ("years(age, today) > 1", .mismatch(found: .number, needed: .date, at: "age")),
            ("onset in (2020)", .mismatch(found: .date, needed: .code, at: "onset")),
            ("onset", .mismatch(found: .date, needed: .statement, at: "onset")),
            ("reasons + 1 = 2", .mismatch(found: .codes, needed: .number, at: "reasons")),
            ("change >= lost", .mismatch(found: .code, needed: .number, at: "change")),
            ("today > '2026-11-23'", .namesNoQuestion), ("1 = 1", .namesNoQuestion),
        ] as [(String, ConditionProblem)])
    func refused(condition: String, expected: ConditionProblem) throws {
        #expect(try problem(of: condition) == .condition(expected, key: "show"))
    }

    @Test("a fault of a question has no second finding in the conditions that name it")
    func noEcho() throws {
        let items = """
            - id: change
              one: Change?
            - id: why
              text: Why?
              show: change = lost
            """
        let result = FormReader.read(
            Array(SampleSurvey.survey(items: items).utf8), fileName: "echo.yaml")
        guard case .failure(let findings) = result else {
            Testing.Issue.record("a question without choices was read")
            return
        }
        #expect(findings.findings.map(\.problem) == [.noChoices])
    }
}
