import Testing
import Values

@testable import FormModel

/// What each kind of question makes of what a person types: the canonical answer, or the fault.
@Suite struct ItemKindTests {
    struct Case: CustomTestStringConvertible {
        let typed: [(String, String)]
        let json: String?
        let faults: [String: FormModel.Issue.Fault]

        /// An accepted answer; nil when nothing is kept.
        init(_ typed: (String, String)..., json: String?) {
            (self.typed, self.json, faults) = (typed, json, [:])
        }

        init(_ typed: (String, String)..., fault: FormModel.Issue.Fault, field: String = "q") {
            (self.typed, json, faults) = (typed, nil, [field: fault])
        }

        var testDescription: String { "\(typed)" }
    }

    private func check(_ item: String, _ example: Case) throws {
        let form = try SampleSurvey.form(items: "- id: q\n  \(item.replacing("\n", with: "\n  "))")
        let outcome = form.check(.page(example.typed))
        #expect(outcome.faults == example.faults)
        let expected = example.json.map { "{\"q\":\($0)}" } ?? "{}"
        if example.faults.isEmpty { #expect(outcome.submission?.json == expected) }
    }

    @Test(
        "one",
        arguments: [
            Case(json: nil), Case(("q", ""), json: nil), Case(("q", "a"), json: #""a""#),
            Case(("q", " a "), json: #""a""#), Case(("q", "12"), json: #""12""#),
            Case(("q", "a"), ("q", "a"), json: #""a""#),
            Case(("q", "a"), ("q", "12"), fault: .severalAnswers),
            Case(("q", "b"), fault: .unknownChoice),
            Case(("q", "A"), fault: .unknownChoice), Case(("q", "\0"), fault: .unknownChoice),
            Case(("q", "other"), json: #""other""#),
            Case(("q", "other"), ("q.other", " x\"y "), json: #"{"code":"other","text":"x\"y"}"#),
            Case(("q.other", "x"), json: #"{"code":"other","text":"x"}"#),
            Case(("q", "a"), ("q.other", "x"), json: #""a""#),
            Case(("q.other", "a\nb"), fault: .controlCharacter, field: "q.other"),
        ])
    func one(example: Case) throws {
        let choices = "choices:\n- a: A\n- 12: B\n- other: C\n  write: Which?"
        try check("one: Q?\n\(choices)", example)
        try check("dropdown: Q?\n\(choices)", example)
    }

    @Test(
        "many",
        arguments: [
            Case(json: nil), Case(("q", "a"), json: #"["a"]"#),
            Case(("q", "b"), ("q", "a"), json: #"["a","b"]"#),
            Case(("q", "a"), ("q", "a"), json: #"["a"]"#),
            Case(("q", "none"), json: #"["none"]"#),
            Case(("q", "none"), ("q", "a"), fault: .aloneWithOthers(choice: "None")),
            Case(("q", "none"), ("q.other", "x"), fault: .aloneWithOthers(choice: "None")),
            Case(("q", "a"), ("q", "x"), fault: .unknownChoice),
            Case(("q", "a"), ("q", "b"), ("q", "c"), fault: .tooManyChoices(most: 2)),
            Case(("q", "a"), ("q.other", "x"), json: #"["a",{"code":"other","text":"x"}]"#),
            Case(("q.other", "x"), json: #"[{"code":"other","text":"x"}]"#),
            Case(("q", "other"), ("q.other", "  "), json: #"["other"]"#),
        ])
    func many(example: Case) throws {
        let choices =
            "- a: A\n- b: B\n- c: C\n- other: D\n  write: Which?\n- none: None\n  alone: true"
        try check("many: Q?\nmax: 2\nchoices:\n\(choices)", example)
    }

    @Test(
        "many with a least number",
        arguments: [
            Case(("q", "a"), fault: .tooFewChoices(least: 2)),
            Case(("q", "a"), ("q", "b"), json: #"["a","b"]"#),
            Case(("q", "none"), json: #"["none"]"#), Case(json: nil),
        ])
    func manyLeast(example: Case) throws {
        try check(
            "many: Q?\nmin: 2\nchoices:\n- a: A\n- b: B\n- none: None\n  alone: true", example)
    }

    @Test(
        "yesno",
        arguments: [
            Case(json: nil), Case(("q", "yes"), json: "true"), Case(("q", "no"), json: "false"),
            Case(("q", "true"), fault: .notYesOrNo), Case(("q", "Yes"), fault: .notYesOrNo),
            Case(("q", "yes"), ("q", "no"), fault: .severalAnswers),
        ])
    func yesno(example: Case) throws {
        try check("yesno: Q?", example)
    }

    @Test(
        "text",
        arguments: [
            Case(("q", "  "), json: nil), Case(("q", "\u{A0} a b \u{A0}"), json: #""a b""#),
            Case(("q", "ä😀\"\\"), json: #""ä😀\"\\""#),
            Case(("q", "<b>{{x}}"), json: #""<b>{{x}}""#),
            Case(("q", "12345678901"), fault: .tooLong(limit: 10, count: 11)),
            Case(("q", "ääääääääää"), json: #""ääääääääää""#),
            Case(("q", "a\tb"), fault: .controlCharacter),
            Case(("q", "a\nb"), fault: .controlCharacter),
            Case(("q", "a\u{0}b"), fault: .controlCharacter),
            Case(("q", "a\u{7F}"), fault: .controlCharacter),
            Case(("q", "a\u{85}b"), fault: .controlCharacter),
        ])
    func text(example: Case) throws {
        try check("text: Q?\nmax: 10", example)
    }

    @Test(
        "story",
        arguments: [
            Case(("q", "a\r\nb\rc\nd"), json: #""a\nb\nc\nd""#),
            Case(("q", "a\tb"), json: #""a\tb""#),
            Case(("q", "ab"), fault: .tooShort(limit: 3, count: 2)),
            Case(("q", "abc"), json: #""abc""#),
            Case(("q", "a\r\nb\r\n\r\nc"), json: #""a\nb\n\nc""#),
            Case(("q", "12345\r\n67890"), fault: .tooLong(limit: 10, count: 11)),
            Case(("q", "a\u{1B}b"), fault: .controlCharacter),
        ])
    func story(example: Case) throws {
        try check("story: Q?\nmin: 3\nmax: 10", example)
    }

    @Test(
        "number",
        arguments: [
            Case(("q", "72.5"), json: #""72.5""#), Case(("q", "72,5"), json: #""72.5""#),
            Case(("q", "72,5 kg"), json: #""72.5""#), Case(("q", "72.5KG"), json: #""72.5""#),
            Case(("q", "72.50"), json: #""72.5""#), Case(("q", "072"), json: #""72""#),
            Case(("q", "+72"), json: #""72""#), Case(("q", "1 00"), json: #""100""#),
            Case(("q", "7\u{202F}2"), json: #""72""#), Case(("q", "72."), json: #""72""#),
            Case(("q", "72.55"), fault: .tooManyDecimals(most: 1)),
            Case(("q", "4.9"), fault: .tooSmall(least: FixedDecimal(mantissa: 5, decimals: 0))),
            Case(
                ("q", "\u{2212}5"), fault: .tooSmall(least: FixedDecimal(mantissa: 5, decimals: 0))),
            Case(("q", "350.1"), fault: .tooLarge(most: FixedDecimal(mantissa: 350, decimals: 0))),
            Case(("q", "350"), json: #""350""#), Case(("q", "5"), json: #""5""#),
            Case(("q", "1.000,5"), fault: .notANumber(unit: "kg")),
            Case(("q", "72 lb"), fault: .notANumber(unit: "kg")),
            Case(("q", "kg"), fault: .notANumber(unit: "kg")),
            Case(("q", "1e2"), fault: .notANumber(unit: "kg")),
            Case(("q", "７"), fault: .notANumber(unit: "kg")),
            Case(("q", "99999999999999999999"), fault: .notANumber(unit: "kg")),
            Case(("q", "."), fault: .notANumber(unit: "kg")),
            Case(("q", "-"), fault: .notANumber(unit: "kg")),
            Case(("q", "NaN"), fault: .notANumber(unit: "kg")),
            Case(("q", "1"), ("q", "2"), fault: .severalAnswers),
        ])
    func number(example: Case) throws {
        try check("number: Q?\nunit: kg\ndecimals: 1\nmin: 5\nmax: 350", example)
    }

    @Test(
        "rating",
        arguments: [
            Case(("q", "0"), json: "0"), Case(("q", "10"), json: "10"), Case(json: nil),
            Case(("q", "11"), fault: .notARating(least: 0, most: 10)),
            Case(("q", "-1"), fault: .notARating(least: 0, most: 10)),
            Case(("q", "4.5"), fault: .notARating(least: 0, most: 10)),
            Case(("q", "good"), fault: .notARating(least: 0, most: 10)),
        ])
    func rating(example: Case) throws {
        try check("rating: Q?\nmin: 0\nmax: 10", example)
    }

    @Test(
        "grid",
        arguments: [
            Case(json: nil), Case(("q.walk", " "), json: nil),
            Case(("q.walk", "1"), json: #"{"walk":"1"}"#),
            Case(("q.walk", "1"), ("q.chew", "0"), json: #"{"chew":"0","walk":"1"}"#),
            Case(("q.walk", "1"), ("q.walk", "1"), json: #"{"walk":"1"}"#),
            Case(("q.walk", "1"), ("q.walk", "0"), fault: .severalAnswers, field: "q.walk"),
            Case(("q.chew", "2"), fault: .unknownChoice, field: "q.chew"),
            Case(("q.lift", "1"), json: nil), Case(("q", "1"), fault: .notByRow),
        ])
    func grid(example: Case) throws {
        try check(
            "grid: Q?\nrows:\n- walk: Walk\n- chew: Chew\nchoices:\n- 0: Easy\n- 1: Hard", example)
    }

    @Test(
        "rank",
        arguments: [
            Case(json: nil), Case(("q.1", "b"), json: #"["b"]"#),
            Case(("q.1", "c"), ("q.2", "a"), json: #"["c","a"]"#),
            Case(("q.2", "a"), ("q.1", "c"), json: #"["c","a"]"#),
            Case(("q", "c"), ("q", "a"), json: #"["c","a"]"#),
            Case(("q.1", "a"), ("q.2", "a"), fault: .rankedTwice(choice: "A"), field: "q.2"),
            Case(("q", "a"), ("q", "a"), fault: .rankedTwice(choice: "A")),
            Case(("q.2", "a"), fault: .placeSkipped, field: "q.1"),
            Case(("q.1", "x"), fault: .unknownChoice, field: "q.1"),
            Case(("q.1", "a"), ("q.1", "b"), fault: .severalAnswers, field: "q.1"),
            Case(("q", "a"), ("q.1", "b"), fault: .severalAnswers, field: "q.1"),
            Case(("q", "a"), ("q", "b"), ("q", "c"), fault: .tooManyChoices(most: 2)),
            Case(("q.3", "a"), json: nil),
        ])
    func rank(example: Case) throws {
        try check("rank: Q?\nmost: 2\nchoices:\n- a: A\n- b: B\n- c: C", example)
    }

    @Test("bytes that are no UTF-8 are refused as text")
    func badUTF8() throws {
        let form = try SampleSurvey.form(items: "- id: q\n  text: Q?")
        var raw = RawSubmission()
        raw.append(name: ArraySlice("q".utf8), value: [0x61, 0xFF])
        #expect(form.check(raw).faults == ["q": .notUTF8])
    }
}
