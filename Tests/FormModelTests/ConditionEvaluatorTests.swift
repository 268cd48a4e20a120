import Testing

@testable import FormModel

@Suite struct ConditionEvaluatorTests {
    private func holds(_ condition: String, _ answers: [Int: Answer]) throws -> Bool {
        let asked = "- id: asked\n  text: Asked?\n  show: >-\n    \(condition)\n"
        let items = ConditionCheckerTests.items.replacing("- id: last", with: "\(asked)- id: last")
        let form = try SampleSurvey.form(items: items)
        let show = try #require(form.items[11].show)
        return ConditionEvaluator(
            answers: form.items.indices.map { answers[$0] }, today: SampleSurvey.day
        ).holds(show)
    }

    private static func option(_ index: Int) -> ChosenOption {
        ChosenOption(index: index, writeIn: nil)
    }

    /// Adult, lost, always, gut, DOK7, 40 years, 4.
    static let full: [Int: Answer] = [
        0: .yesNo(true), 1: .choice(option(0)), 2: .choice(option(1)), 3: .choices([option(1)]),
        4: .text("DOK7"), 5: .number(FixedDecimal(mantissa: 40, decimals: 0)), 6: .rating(4),
        8: .choice(option(1)), 9: .choices([option(0), option(1), option(2)]),
        10: .date(PartialDate("2020-05") ?? PartialDate(SampleSurvey.day)),
    ]

    @Test(
        "conditions hold for the answers that they describe",
        arguments: [
            ("adult", true), ("adult = no", false), ("adult != no", true), ("change = lost", true),
            ("change != lost", false), ("change in (gained, 7)", false),
            ("change in (gained, lost)", true), ("reasons has gut", true),
            ("reasons has mood", false), ("gene = 'DOK7'", true), ("gene = 'dok7'", false),
            ("age = 40", true), ("age > 40", false), ("age >= 40", true), ("age < 40.5", true),
            ("age + score * 2 = 48", true), ("(age + score) * 2 = 88", true),
            ("age / 3 > 13", true),
            ("age - 50 = -10", true), ("often = 1", true), ("often + 1 = 2", true),
            ("count(reasons) = 1", true), ("count(adult, gene, age) = 3", true),
            ("sum(age, score, often) = 45", true), ("mean(age, score) = 22", true),
            ("min(age, score) = 4", true), ("max(age, score) = 40", true),
            ("round(age / 3) = 13", true), ("round(age / 3, 1) = 13.3", true),
            ("if(adult, 1, 2) = 1", true), ("length(gene) = 4", true), ("score in (3, 4)", true),
            ("age / 0 = 0", false), ("age / 0 != 0", true),
            ("not adult or change = lost and age > 3", true),
            ("not (adult or change = lost)", false), ("age * 0.1 = 4", true),
            ("often >= 1", true), ("often < 1", false),
            ("pain + 0 = 2.5", true), ("pain = much", true), ("sum(signs) = 7", true),
            ("onset = '2020-05'", true), ("onset = 2020", true), ("onset != '2020-05-31'", false),
            ("onset < '2020-06-01'", true), ("onset > 2020", false), ("onset >= 2020", true),
            ("onset < today", true), ("today > onset", true), ("today() > onset", true),
            ("today > '2026-11-23' or onset > 2021", false), ("onset <= 2019", false),
            ("years(onset, today) = 6", true), ("years('2020-12', today) + age * 0 = 5", true),
            ("years(1986, onset) < age", true), ("'2020-05-02' = onset", true),
        ])
    func full(condition: String, expected: Bool) throws {
        #expect(try holds(condition, Self.full) == expected)
    }

    @Test(
        "an unanswered question has no value: only ‘!=’ and ‘not’ are true",
        arguments: [
            ("adult", false), ("adult = yes", false), ("adult = no", false), ("adult != yes", true),
            ("adult != no", true), ("not adult", true), ("change = lost", false),
            ("change != lost", true), ("change in (lost, gained, 7)", false),
            ("reasons has mood", false), ("not reasons has mood", true), ("gene = 'x'", false),
            ("gene != 'x'", true), ("age = 0", false), ("age != 0", true), ("age < 1", false),
            ("age <= 1", false), ("age > -1", false), ("age >= -1", false), ("age answered", false),
            ("not age answered", true), ("age + 1 = 1", false), ("age - age = 0", false),
            ("age + 1 != 1", true), ("count(reasons) = 0", false), ("count(age, gene) = 0", true),
            ("sum(age, score) = 0", false), ("length(gene) = 0", false), ("age in (0)", false),
            ("onset = 2020", false), ("onset < today", false), ("onset != today", true),
            ("onset answered", false), ("years(onset, today) > 0", false), ("pain + 0 >= 0", false),
            ("sum(signs) = 0", false),
            ("if(age > 3, 1, 2) = 2", true), ("round(age) = 0", false), ("often = 0", false),
        ])
    func empty(condition: String, expected: Bool) throws {
        #expect(try holds(condition, [:]) == expected)
    }

    @Test(
        "functions take the answers that are there",
        arguments: [
            ("sum(age, score) = 40", true), ("mean(age, score) = 40", true),
            ("age + score = 40", false),
            ("min(score, age) = 40", true), ("count(age, score) = 1", true),
        ])
    func partial(condition: String, expected: Bool) throws {
        #expect(
            try holds(condition, [5: .number(FixedDecimal(mantissa: 40, decimals: 0))]) == expected)
    }

    @Test(
        "the connectives follow their truth tables",
        arguments: [
            (true, true), (true, false), (false, true), (false, false),
        ])
    func connectives(first: Bool, second: Bool) throws {
        let answers: [Int: Answer] = [
            0: .yesNo(first), 1: .choice(Self.option(second ? 0 : 1)),
        ]
        #expect(try holds("adult and change = lost", answers) == (first && second))
        #expect(try holds("adult or change = lost", answers) == (first || second))
        #expect(try holds("not adult", answers) == !first)
    }
}
