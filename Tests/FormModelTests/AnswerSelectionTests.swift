import Testing
import Values

@testable import FormModel

@Suite struct AnswerSelectionTests {
    private let form: Form
    private let submissions: [Submission]

    init() throws {
        let form = try SampleSurvey.read(SampleSurvey.text + SampleSurvey.measures)
        self.form = form
        let more = [
            [("ok_stories", "yes"), ("story", "Tea in the morning."), ("change", "gained")],
            [("energy", "60"), ("friends", "9"), ("listened", "5"), ("why", "Many stairs")],
            [("adult", "yes"), ("tired", "1"), ("gene", "DOK7")], [],
        ]
        submissions = try more.map { extra in
            let base = SampleSurvey.answers.filter { name, _ in
                !extra.contains { $0.0 == name }
            }
            return try #require(form.check(.page(base + extra)).submission)
        }
    }

    @Test("of any question alone the same is read and counted as of all")
    func single() throws {
        for submission in submissions {
            let whole = try form.storedAnswers(submission.canonicalAnswers)
            for item in form.items {
                let selection = AnswerSelection(form) { $0 === item }
                let one = try selection.read(submission.canonicalAnswers)
                let own = whole.countCells.filter { form.cells[$0].item == item.identifier }
                #expect(one.countCells == own, "\(item.identifier)")
                #expect(one.isShown(at: item.index) == whole.isShown(at: item.index))
                #expect(one.answer(to: item) == whole.answer(to: item))
                #expect(one.answers.allSatisfy { $0.item === item })
            }
        }
    }

    @Test("what was read before leaves nothing behind")
    func reused() throws {
        for names in [["story", "why"], ["weight", "burden", "gene"], ["change"]] {
            let selection = AnswerSelection(form) { names.contains($0.identifier.text) }
            var room = selection.room
            for submission in submissions + submissions.reversed() {
                let again = try selection.read(submission.canonicalAnswers, into: &room)
                let fresh = try selection.read(submission.canonicalAnswers)
                #expect(again.countCells == fresh.countCells)
                #expect(again.answers.map(\.answer) == fresh.answers.map(\.answer))
            }
        }
    }

    @Test("an answer to a question that was not shown is refused, if it is asked for")
    func hidden() throws {
        let story = Array(
            #"{"@today":"2026-11-23","ok_stories":false,"ok_survey":true,"story":"hidden"}"#.utf8)
        let asking = AnswerSelection(form) { $0.identifier.text == "story" }
        #expect(throws: StoredAnswersError.answersWithoutQuestion(count: 1)) {
            try asking.read(story)
        }
        let other = AnswerSelection(form) { $0.identifier.text == "weight" }
        #expect(try other.read(story).answers.isEmpty)
    }
}
