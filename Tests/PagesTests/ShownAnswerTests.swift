import FormModel
import Testing

@testable import Pages

@Suite struct ShownAnswerTests {
    @Test func `a receipt shows answers in the form's words, without consents`() throws {
        let form = try Samples.form(Samples.everyKind)
        let typed = Samples.typed([
            "ok": "yes", "one": "b", "one.b": "Something", "many": "a", "many": "b",
            "many.b": "More", "sure": "yes", "tale": "Once\nupon a time", "height": "170",
            "daily.walk": "hard", "daily.chew": "easy",
            "wishes.1": "z", "wishes.2": "x", "worst": "a", "land": "DE",
        ])
        guard case .accepted(let submission) = form.check(typed) else {
            Testing.Issue.record("the answers are refused")
            return
        }
        let shown = try Samples.renderer()
            .answers(of: form.storedAnswers(submission.canonicalAnswers), in: form)
        #expect(
            shown.map(\.question.text) == [
                "One?", "Many?", "Sure?", "Tale?", "Height?", "Daily?", "Wishes?", "Worst?",
                "Land?",
            ])
        #expect(shown[0].lines == ["B: Something"])
        #expect(shown[1].lines == ["A", "B: More"])
        #expect(shown[3].lines == ["Once\nupon a time"])
        #expect(shown[4].lines == ["170 cm"])
        #expect(shown[5].lines == ["Walk: Hard", "Chew: Easy"])
        #expect(shown[6].lines == ["1. Z", "2. X"])
        #expect(shown[8].lines == ["Germany"])
    }
}
