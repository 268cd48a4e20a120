import FormModel
import Testing

@testable import Pages

@Suite struct ConditionWordsTests {
    private func sentence(_ condition: String) throws -> String? {
        let source =
            Samples.everyKind + "\n  - id: last\n    text: Last?\n    show: \(condition)\n"
        let form = try Samples.form(source)
        let words = ConditionWords(form: form, texts: try Samples.renderer().texts)
        return form.items.last?.show.map(words.only)
    }

    @Test(arguments: [
        ("one = a", "Only if you answered “A” to “One?”."),
        ("one in (a, b)", "Only if you answered “A” or “B” to “One?”."),
        ("not one = a", "Only if you did not answer “A” to “One?”."),
        ("many has b", "Only if you answered “B” to “Many?”."),
        ("not many has b", "Only if you did not answer “B” to “Many?”."),
        ("sure = yes", "Only if you answered “Yes” to “Sure?”."),
        ("sure = no", "Only if you answered “No” to “Sure?”."),
        ("ok = yes", "Only if you ticked “I agree.”."),
        ("word answered", "Only if you answered “Word?”."),
        ("not word answered", "Only if you did not answer “Word?”."),
        ("height >= 150", "Only if your answer to “Height?” is at least 150."),
        ("height < 150", "Only if your answer to “Height?” is less than 150."),
        (
            "one = a and sure = yes",
            "Only if you answered “A” to “One?”, and you answered “Yes” to “Sure?”."
        ),
        (
            "one = a or word answered",
            "Only if you answered “A” to “One?”, or you answered “Word?”."
        ),
        ("daily.walk = hard", "Only if you answered “Hard” to “Daily? – Walk”."),
        ("daily.walk != hard", "Only if you did not answer “Hard” to “Daily? – Walk”."),
        ("daily.chew answered", "Only if you answered “Daily? – Chew”."),
        ("not daily.chew answered", "Only if you did not answer “Daily? – Chew”."),
        ("wishes has x", "Only if you answered “X” to “Wishes?”."),
        ("count(many) >= 2", "Only if your earlier answers call for it."),
        ("one = a and count(many) >= 2", "Only if your earlier answers call for it."),
    ])
    func `a condition is said in words`(condition: String, expected: String) throws {
        #expect(try sentence(condition) == expected)
    }
}
