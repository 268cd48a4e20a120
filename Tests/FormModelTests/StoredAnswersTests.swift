import Testing
import Values

@testable import FormModel

@Suite struct StoredAnswersTests {
    @Test("stored answers are read back with the form's words")
    func display() throws {
        let form = try SampleSurvey.form()
        let submission = try #require(form.check(.page(SampleSurvey.answers)).submission)
        let stored = try form.storedAnswers(submission.canonicalAnswers)
        let shown = stored.answers.map { "\($0.item.identifier): \($0.item.display($0.answer))" }
        #expect(
            shown == [
                "ok_survey: Yes", "ok_stories: No", "adult: Yes", "weight: 72.5 kg",
                "change: I lost weight",
                "reasons: Swallowing was hard; Nausea; Something else: Teeth", "tired: Often",
                "gene: CHRNE", "listened: 4 (1 to 5)", "visits: 12",
            ])
    }

    @Test(
        "random answers are read back the same and counted in the same cells",
        arguments: [SampleSurvey.text, SampleSurvey.text + SampleSurvey.measures])
    func roundTrip(text: String) throws {
        let form = try SampleSurvey.read(text)
        var generator = SplitMix(state: 2_026)
        var accepted = 0
        for _ in 0..<2_000 {
            guard let submission = form.check(.page(answers(form, &generator))).submission else {
                continue
            }
            accepted += 1
            let stored = try form.storedAnswers(submission.canonicalAnswers)
            #expect(stored.countCells == submission.countCells)
            #expect(stored.answers.map(\.answer) == submission.answers.map(\.answer))
            #expect(stored.answers.map(\.item.index) == submission.answers.map(\.index))
            #expect(
                try form.cells(ofCanonicalAnswers: submission.canonicalAnswers)
                    == submission.countCells)
        }
        #expect(accepted > 200)
    }

    /// Mostly answers that fit, some left out, and now and then one that does not fit.
    private func answers(_ form: Form, _ generator: inout SplitMix) -> [(String, String)] {
        var answers: [(String, String)] = [("ok_survey", "yes"), ("adult", "yes")]
        if Bool.random(using: &generator) { answers.append(("ok_stories", "yes")) }
        for item in form.items.dropFirst(4) where Int.random(in: 0..<8, using: &generator) > 0 {
            let values = values(item)
            for _ in 0..<(item.kind.key == .many ? Int.random(in: 1...3, using: &generator) : 1) {
                answers.append(
                    (item.identifier.text, values.randomElement(using: &generator) ?? ""))
            }
            if item.kind.choices.contains(where: { $0.write != nil }),
                Bool.random(using: &generator)
            {
                answers.append(("\(item.identifier).other", "Words \\ \"quoted\""))
            }
        }
        return answers
    }

    private func values(_ item: Item) -> [String] {
        switch item.kind {
        case .consent, .yesno: ["yes", "no"]
        case .one, .dropdown, .many: item.kind.choices.map(\.code)
        case .text, .story: ["x\"y\\z", "ä😀", "<b>", "CHRNE"]
        case .number: ["5", "72,0", "350", "12 ", "100", "nonsense"]
        case .rating: ["1", "2", "3", "4", "5"]
        case .nps: ["0", "10", "11"]
        case .slider: ["0", "50", "100", "101"]
        case .date: ["2020", "2020-05", "2020-05-31", "2030-01-01", "nonsense"]
        case .grid, .rank, .note, .score: []
        }
    }

    @Test("what a day has decided is read back the same on any other day")
    func day() throws {
        let form = try SampleSurvey.read(SampleSurvey.text + SampleSurvey.measures)
        let typed = SampleSurvey.answers + [("onset", "2024"), ("recent", "yes")]
        let submission = try #require(form.check(.page(typed)).submission)
        #expect(submission.json.hasPrefix(#"{"@today":"2026-11-23","#))
        #expect(submission.json.contains(#""recent":true"#))
        let stored = try form.storedAnswers(submission.canonicalAnswers)
        #expect(stored.countCells == submission.countCells)

        let later = try #require(
            form.check(.page(typed), on: Day(number: 23_000)).submission)
        #expect(!later.json.contains("recent"))
        #expect(throws: StoredAnswersError.noDay) {
            let day = #""@today":"2026-11-23","#
            return try form.storedAnswers(Array(submission.json.replacing(day, with: "").utf8))
        }
    }

    @Test(
        "bytes that are not this form's answers are refused",
        arguments: [
            ("", .notAnObject), ("[]", .notAnObject),
            (#"{"ok_survey":true,"nobody":1}"#, .answersWithoutQuestion(count: 1)),
            (#"{"story":"hidden"}"#, .answersWithoutQuestion(count: 1)),
            // Out of order, cut short, and with something behind.
            (#"{"ok_survey":true,"adult":true}"#, .answersWithoutQuestion(count: 1)),
            (#"{"ok_survey":true"#, .notAnObject), (#"{"ok_survey":true} "#, .notAnObject),
            (#"{"ok_survey":tru"#, .notAnObject),
        ] as [(String, StoredAnswersError)])
    func refused(text: String, error: StoredAnswersError) throws {
        let form = try SampleSurvey.form()
        #expect(throws: error) { try form.storedAnswers(Array(text.utf8)) }
    }

    @Test(
        "a value of another shape is refused",
        arguments: [
            #""adult":"yes""#, #""weight":72.5"#, #""change":"lots""#, #""change":["lost"]"#,
            #""change":{"code":"other"}"#, #""tired":2"#, #""listened":9"#, #""visits":"""#,
        ])
    func refusedValue(member: String) throws {
        let form = try SampleSurvey.form()
        let name = try #require(ItemIdentifier(String(member.split(separator: "\"")[0])))
        #expect(throws: StoredAnswersError.notAnAnswer(name)) {
            let members = ["\"ok_survey\":true", member].sorted().joined(separator: ",")
            return try form.storedAnswers(Array("{\(members)}".utf8))
        }
    }

    @Test("answers that are not wanted are passed over, whatever they hold")
    func passedOver() throws {
        let form = try SampleSurvey.form()
        let typed = SampleSurvey.answers + [("story", "\"]}, \\ and a\nnew line: é 🙂")]
        let submission = try #require(form.check(.page(typed)).submission)
        let all = try AnswerReader(form).read(submission.canonicalAnswers)
        #expect(all.count == submission.answers.count)
        for item in form.items {
            let reader = AnswerReader(form) { $0 === item }
            let one = try reader.read(submission.canonicalAnswers)
            #expect(one.answers[item.index] == all.answers[item.index])
            #expect(one.count == (all.answers[item.index] == nil ? 0 : 1))
        }
    }
}
