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

    @Test(
        "nps",
        arguments: [
            Case(("q", "0"), json: "0"), Case(("q", "10"), json: "10"), Case(json: nil),
            Case(("q", "11"), fault: .notARating(least: 0, most: 10)),
            Case(("q", "9.5"), fault: .notARating(least: 0, most: 10)),
        ])
    func nps(example: Case) throws {
        try check("nps: Q?\nlow: Not at all", example)
    }

    @Test(
        "slider",
        arguments: [
            Case(json: nil), Case(("q", "62,5"), json: #""62.5""#), Case(("q", "0"), json: #""0""#),
            Case(("q", "100"), json: #""100""#),
            Case(("q", "-1"), fault: .tooSmall(least: Limits.zero)),
            Case(("q", "100.5"), fault: .tooLarge(most: Limits.hundred)),
            Case(("q", "62.4"), fault: .notAStep(Limits.half, from: Limits.zero)),
            Case(("q", "62.25"), fault: .notAStep(Limits.half, from: Limits.zero)),
            Case(("q", "much"), fault: .notANumber(unit: nil)),
            // The line alone, the field alone, both alike, and both on an untouched page.
            Case(("q", ""), ("q.stop", "60"), ("q.shown", ""), json: #""60""#),
            Case(("q", "62.5"), ("q.stop", "60"), ("q.shown", ""), json: #""62.5""#),
            Case(("q", "62.5"), ("q.stop", "10"), ("q.shown", ""), fault: .severalAnswers),
            // A page that showed 62.5 and its stop 60: what was changed counts.
            Case(("q", "62.5"), ("q.stop", "60"), ("q.shown", "62.5"), json: #""62.5""#),
            Case(("q", "62.5"), ("q.stop", "10"), ("q.shown", "62.5"), json: #""10""#),
            Case(("q", "11.5"), ("q.stop", "60"), ("q.shown", "62.5"), json: #""11.5""#),
            Case(("q", ""), ("q.stop", "60"), ("q.shown", "62.5"), json: nil),
            Case(("q", ""), ("q.stop", "10"), ("q.shown", "62.5"), json: #""10""#),
            Case(("q", "x"), ("q.stop", "60"), ("q.shown", ""), fault: .notANumber(unit: nil)),
            Case(("q", ""), ("q.stop", "x"), fault: .notANumber(unit: nil)),
        ])
    func slider(example: Case) throws {
        try check("slider: Q?\nstep: 0.5", example)
    }

    @Test("a short slider is a line alone, a long one has eleven stops on its steps")
    func stops() throws {
        let lines = [
            ("min: 1\n  max: 7", "1 2 3 4 5 6 7", false),
            ("max: 100", "0 10 20 30 40 50 60 70 80 90 100", true),
            ("min: -5\n  max: 8", "-5 -4 -2 -1 0 2 3 4 5 7 8", true),
            ("max: 1\n  step: 0.1", "0 0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1", false),
        ]
        for (keys, stops, hasField) in lines {
            let form = try SampleSurvey.form(items: "- id: q\n  slider: Q?\n  \(keys)")
            guard case .slider(let slider) = form.items[0].kind else { continue }
            #expect(slider.stops.map(\.description).joined(separator: " ") == stops)
            #expect(slider.hasField == hasField)
            #expect(slider.cells.count == slider.stops.count - (hasField ? 1 : 0))
            for (place, stop) in slider.stops.enumerated() {
                slider.count(.number(stop)) { #expect($0 == min(place, slider.cells.count - 1)) }
            }
        }
    }

    @Test(
        "date",
        arguments: [
            Case(json: nil), Case(("q.day", " "), ("q.month", ""), ("q.year", ""), json: nil),
            Case(("q.day", "5"), ("q.month", "6"), ("q.year", "2020"), json: #""2020-06-05""#),
            Case(("q.day", "05."), ("q.month", "Juni"), ("q.year", "2020"), json: #""2020-06-05""#),
            Case(("q.day", "29"), ("q.month", "feb"), ("q.year", "2020"), json: #""2020-02-29""#),
            Case(("q", "2020-06-05"), json: #""2020-06-05""#),
            Case(
                ("q.day", "29"), ("q.month", "2"), ("q.year", "2021"), fault: .noSuchDay,
                field: "q.day"),
            Case(
                ("q.day", "32"), ("q.month", "2"), ("q.year", "2021"), fault: .notADatePart(.day),
                field: "q.day"),
            Case(
                ("q.day", "1"), ("q.month", "ju"), ("q.year", "2021"),
                fault: .notADatePart(.month), field: "q.month"),
            Case(
                ("q.day", "1"), ("q.month", "jui"), ("q.year", "2021"),
                fault: .notADatePart(.month), field: "q.month"),
            Case(
                ("q.day", "1"), ("q.month", "5"), ("q.year", "21"), fault: .notADatePart(.year),
                field: "q.year"),
            Case(
                ("q.month", "5"), ("q.year", "2021"), fault: .datePartMissing(.day), field: "q.day"),
            Case(
                ("q.day", "1"), ("q.month", "5"), fault: .datePartMissing(.year), field: "q.year"),
            Case(("q", "2021-05"), fault: .datePartMissing(.day)),
            Case(("q", "2021-02-29"), fault: .notADate(.day)),
            Case(("q", "1.5.2021"), fault: .notADate(.day)),
            Case(("q", "2020-06-05"), ("q.year", "2020"), fault: .severalAnswers),
            Case(
                ("q.year", "2020"), ("q.year", "2021"), fault: .severalAnswers, field: "q.year"),
            Case(("q", "2026-11-23"), json: #""2026-11-23""#),
            Case(("q", "2026-11-24"), fault: .tooLate(most: .today)),
            Case(("q", "1899-12-31"), fault: .tooEarly(least: Limits.first)),
            Case(("q", "1900-01-01"), json: #""1900-01-01""#),
        ])
    func date(example: Case) throws {
        try check("date: Q?\nmin: 1900\nmax: today", example)
    }

    @Test("every part of a date that is wrong has its issue")
    func dateParts() throws {
        let form = try SampleSurvey.form(items: "- id: q\n  date: Q?")
        let typed = [("q.day", "x"), ("q.month", "13"), ("q.year", "20")]
        #expect(
            form.check(.page(typed)).faults == [
                "q.day": .notADatePart(.day), "q.month": .notADatePart(.month),
                "q.year": .notADatePart(.year),
            ])
    }

    @Test(
        "a date of which parts may be left out",
        arguments: [
            Case(("q.year", "2020"), json: #""2020""#), Case(("q", "2020-05"), json: #""2020-05""#),
            Case(("q.month", "5"), ("q.year", "2020"), json: #""2020-05""#),
            Case(
                ("q.day", "5"), ("q.year", "2020"), fault: .datePartMissing(.month),
                field: "q.month"),
            Case(("q.month", "5"), fault: .datePartMissing(.year), field: "q.year"),
            // The end lies in this month: a person who knows no day is believed.
            Case(("q.month", "11"), ("q.year", "2026"), json: #""2026-11""#),
            Case(("q.month", "12"), ("q.year", "2026"), fault: .tooLate(most: .today)),
        ])
    func partialDate(example: Case) throws {
        try check("date: Q?\npartial: true\nmax: today", example)
    }

    @Test(
        "a month, and a year",
        arguments: [
            ("month", Case(("q.month", "5"), ("q.year", "2020"), json: #""2020-05""#)),
            ("month", Case(("q.year", "2020"), fault: .datePartMissing(.month), field: "q.month")),
            ("month", Case(("q", "2020-05-31"), fault: .notADate(.month))),
            ("year", Case(("q", " 2020 "), json: #""2020""#)),
            ("year", Case(("q", "20"), fault: .notADate(.year))),
            ("year", Case(("q", "2020-05"), fault: .notADate(.year))),
        ])
    func precision(precision: String, example: Case) throws {
        try check("date: Q?\nprecision: \(precision)", example)
    }

    @Test("bytes that are no UTF-8 are refused as text")
    func badUTF8() throws {
        let form = try SampleSurvey.form(items: "- id: q\n  text: Q?")
        var raw = RawSubmission()
        raw.append(name: ArraySlice("q".utf8), value: [0x61, 0xFF])
        #expect(form.check(raw).faults == ["q": .notUTF8])
    }
}

/// Limits of the questions above.
private enum Limits {
    static let zero = FixedDecimal(mantissa: 0, decimals: 0)
    static let half = FixedDecimal(mantissa: 5, decimals: 1)
    static let hundred = FixedDecimal(mantissa: 100, decimals: 0)
    static let first = DateLimit("1900") ?? .today
}
