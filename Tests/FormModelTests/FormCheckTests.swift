import Testing
import Values

@testable import FormModel

@Suite struct FormCheckTests {
    /// What comes of the sample's answers with some of them changed or left out.
    private func check(
        _ changes: [String: String] = [:], without names: [String] = [],
        in text: String = SampleSurvey.text
    ) throws -> CheckedOutcome {
        let kept = SampleSurvey.answers.filter { changes[$0.0] == nil && !names.contains($0.0) }
        let raw = RawSubmission.page(kept + changes.map { ($0.key, $0.value) })
        return try SampleSurvey.read(text).check(raw)
    }

    @Test("complete answers become a submission")
    func accepted() throws {
        let form = try SampleSurvey.form()
        let submission = try #require(form.check(.page(SampleSurvey.answers)).submission)
        #expect(submission.form == form.digest)
        #expect(submission.formVersion.description == "1.2.0")
        #expect(
            submission.json == """
                {"adult":true,"change":"lost","gene":"CHRNE","listened":4,"ok_stories":false,\
                "ok_survey":true,"reasons":["swallow","gut",{"code":"other","text":"Teeth"}],\
                "tired":"2","visits":"12","weight":"72.5"}
                """)
        #expect(submission.answers.map(\.index) == [0, 1, 2, 4, 5, 6, 7, 8, 9, 10])
    }

    @Test("each consent that was asked has a decision, a refusal too")
    func consents() throws {
        let consents = try #require(try check().submission).consents
        #expect(consents.map(\.purpose.text) == ["survey", "stories"])
        #expect(consents.map(\.granted) == [true, false])
        #expect(consents.map(\.text) == ["I want to take part.", "You may publish my story."])
        #expect(consents.map(\.item.text) == ["ok_survey", "ok_stories"])
    }

    @Test("a required consent that is not given refuses the submission")
    func requiredConsent() throws {
        #expect(try check(without: ["ok_survey"]).faults == ["ok_survey": .consentNeeded])
        #expect(try check(["ok_survey": "no"]).faults == ["ok_survey": .consentNeeded])
    }

    @Test("a question is not asked when all its purposes are refused")
    func refusedPurpose() throws {
        let refused = try #require(try check(["story": "Once"]).submission)
        #expect(!refused.json.contains("Once"))
        let given = try #require(try check(["story": "Once", "ok_stories": "yes"]).submission)
        #expect(given.json.contains(#""story":"Once""#))
    }

    @Test("purposes hide a question, without any condition, unless one of them is agreed to")
    func onePurposeIsEnough() throws {
        let text = SampleSurvey.text.replacing("  show: ok_stories = yes\n", with: "")
        let refused = try #require(try check(["story": "Once"], in: text).submission)
        #expect(!refused.json.contains("Once"))
        let both = text.replacing(
            "  purpose: stories\n  items", with: "  purpose: [survey, stories]\n  items")
        let shared = try #require(try check(["story": "Once"], in: both).submission)
        #expect(shared.json.contains(#""story":"Once""#))
    }

    @Test("a hidden answer is neither kept nor counted as shown")
    func hidden() throws {
        let form = try SampleSurvey.form()
        let submission = try #require(try check(["change": "same"]).submission)
        #expect(!submission.json.contains("reasons"))
        #expect(!submission.json.contains("CHRNE"))
        let counted = submission.countCells.map { form.cells[$0].description }
        #expect(!counted.contains { $0.hasPrefix("reasons/") || $0.hasPrefix("gene/") })
    }

    @Test("nothing wrong in a hidden question is an issue")
    func hiddenFaults() throws {
        let outcome = try check(["change": "same", "reasons": "nonsense", "gene": "a\u{0}"])
        #expect(outcome.submission != nil)
    }

    @Test("a submission counts in the cells of its answers")
    func counted() throws {
        let form = try SampleSurvey.form()
        let cells = try #require(try check().submission).countCells
        #expect(
            cells.map { form.cells[$0].description } == [
                "ok_survey/shown", "ok_survey/answered", "ok_survey/given", "ok_stories/shown",
                "ok_stories/answered", "ok_stories/refused", "adult/shown", "adult/answered",
                "adult/yes", "weight/shown", "weight/answered", "weight/60..<80", "change/shown",
                "change/answered", "change/=lost", "reasons/shown", "reasons/answered",
                "reasons/=swallow", "reasons/=gut", "reasons/=other", "tired/shown",
                "tired/answered", "tired/=2", "gene/shown", "gene/answered", "listened/shown",
                "listened/answered", "listened/=4", "visits/shown", "visits/answered",
                "visits/10..<20",
            ])
    }

    @Test("a shown question without an answer is counted as shown alone")
    func missing() throws {
        let form = try SampleSurvey.form()
        let submission = try #require(try check(without: ["tired"]).submission)
        let counted = submission.countCells.map { form.cells[$0].description }
        #expect(counted.filter { $0.hasPrefix("tired/") } == ["tired/shown"])
    }

    @Test("whoever is screened out leaves nothing, whatever else is wrong")
    func ended() throws {
        guard case .ended(let note) = try check(["adult": "no"], without: ["ok_survey"]) else {
            Testing.Issue.record("the survey did not end")
            return
        }
        #expect(note.identifier.text == "too_young")
    }

    @Test("all issues come at once, in the form's order")
    func allIssues() throws {
        let outcome = try check(
            ["weight": "heavy", "change": "lots", "visits": "400"], without: ["adult"])
        guard case .refused(let issues) = outcome else {
            Testing.Issue.record("faulty answers were not refused")
            return
        }
        #expect(issues.map(\.field) == ["adult", "weight", "change", "visits"])
        #expect(
            issues.map(\.fault) == [
                .missing, .notANumber(unit: "kg"), .unknownChoice,
                .ruleBroken(message: "A year has at most 366 days."),
            ])
    }

    @Test("a question is required when its condition holds")
    func requiredWhen() throws {
        let reasons = ["reasons", "reasons.other"]
        #expect(try check(without: reasons).faults == ["reasons": .missing])
        #expect(try check(without: reasons + ["weight"]).submission != nil)
    }

    @Test("a choice whose condition does not hold is refused")
    func notOffered() throws {
        let form = try SampleSurvey.form(
            items: """
                - id: first
                  yesno: First?
                - id: second
                  one: Second?
                  choices:
                  - a: A
                  - b: B
                    show: first = yes
                """)
        #expect(form.check(.page([("first", "yes"), ("second", "b")])).submission != nil)
        #expect(
            form.check(.page([("first", "no"), ("second", "b")])).faults == [
                "second": .choiceNotOffered
            ])
        #expect(form.check(.page([("second", "a")])).submission != nil)
    }

    @Test("a page's other fields are ignored, the JSON interface's are issues")
    func unknownFields() throws {
        let form = try SampleSurvey.form(items: "- id: q\n  text: Q?")
        #expect(form.check(.page([("q", "a"), ("utm", "x")])).submission?.json == #"{"q":"a"}"#)
        let raw = try RawSubmission(json: Array(#"{"answers":{"q":"a","z":1,"y":2}}"#.utf8))
        guard case .refused(let issues) = form.check(raw) else {
            Testing.Issue.record("unknown names were accepted")
            return
        }
        #expect(issues.map(\.field) == ["z", "y"])
        #expect(issues.allSatisfy { $0.fault == .unknownField && $0.item == nil })
    }

    @Test("the same answers as JSON make the same submission")
    func json() throws {
        let json = """
            {"answers": {"adult": true, "weight": 72.5, "change": "lost", "tired": 2,
             "reasons": ["gut", "swallow"], "reasons.other": "Teeth", "gene": "CHRNE",
             "listened": 4, "visits": 12, "story": null},
             "consents": {"survey": true, "stories": false}, "language": "en"}
            """
        let form = try SampleSurvey.form()
        let page = try #require(form.check(.page(SampleSurvey.answers)).submission)
        let outcome = form.check(try RawSubmission(json: Array(json.utf8)))
        #expect(outcome.faults == [:])
        #expect(outcome.submission?.json == page.json)
        #expect(outcome.submission?.countCells == page.countCells)
        #expect(outcome.submission?.consents == page.consents)
    }

    @Test(
        "JSON of another shape is refused",
        arguments: [
            ("[]", .notAnObject), ("{", .notJSON(offset: 1)),
            (#"{"answer":{}}"#, .unknownMember("answer")),
            (#"{"answers":[]}"#, .wrongShape(member: "answers")),
            (#"{"answers":{"q":{"a":{}}}}"#, .wrongShape(member: "q.a")),
            (#"{"answers":{"q":{"a":["b"]}}}"#, .wrongShape(member: "q.a")),
            (#"{"consents":{"q":{"a":true}}}"#, .wrongShape(member: "consents/q")),
            (#"{"answers":{"q":[["a"]]}}"#, .wrongShape(member: "q")),
            (#"{"language":1}"#, .wrongShape(member: "language")),
            (
                #"{"answers":{"q":["# + String(repeating: "1,", count: 1_000) + "1]}}",
                .tooManyFields(limit: 1_000)
            ),
        ] as [(String, RawSubmissionError)])
    func badJSON(text: String, error: RawSubmissionError) {
        #expect(throws: error) { try RawSubmission(json: Array(text.utf8)) }
    }

    @Test("what was typed can be shown again")
    func typed() {
        let raw = RawSubmission.page([("a", " 1 "), ("b", "x"), ("a", "2")])
        #expect(raw.values(of: "a") == [" 1 ", "2"])
        #expect(raw.values(of: "c") == [])
        #expect(raw.fieldCount == 3)
    }
}
