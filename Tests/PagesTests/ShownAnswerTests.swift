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
            "score": "3",
            "begin.month": "May", "begin.year": "2020", "energy.stop": "60", "recommend": "9",
        ])
        guard case .accepted(let submission) = form.check(typed) else {
            Testing.Issue.record("the answers are refused")
            return
        }
        let shown = try Samples.renderer()
            .answers(of: form.storedAnswers(submission.canonicalAnswers), in: form)
        #expect(
            shown.map(\.question.text) == [
                "One?", "Many?", "Sure?", "Tale?", "Height?", "Rating?", "Daily?", "Wishes?",
                "Worst?", "Land?", "Begin?", "Energy?", "Recommend?", "Total",
            ])
        #expect(shown[0].lines == ["B: Something"])
        #expect(shown[1].lines == ["A", "B: More"])
        #expect(shown[3].lines == ["Once\nupon a time"])
        #expect(shown[4].lines == ["170 cm"])
        #expect(shown[6].lines == ["Walk: Hard", "Chew: Easy"])
        #expect(shown[7].lines == ["1. Z", "2. X"])
        #expect(shown[9].lines == ["Germany"])
        #expect(shown[10].lines == ["May 2020"])
        #expect(shown[11].lines == ["60 (0 to 100)"])
        #expect(shown[13].lines == ["63 (High)"])
    }
}
