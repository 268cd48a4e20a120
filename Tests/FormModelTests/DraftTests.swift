import Testing
import Values

@testable import FormModel

@Suite struct DraftTests {
    private let form: Form
    private let page: FormPage

    init() throws {
        form = try Self.form(mood: "How are you?")
        page = form.page(.one, of: nil)
    }

    private static func form(mood: String, version: String = "1.0.0") throws -> Form {
        let survey = """
            survey: tide
            version: \(version)
            language: en
            title: Tide
            sections:
            - section: All
              items:
              - id: mood
                one: \(mood)
                choices:
                - good: Good
                - other: Otherwise
                  write: How?
              - id: signs
                many: Which signs?
                choices:
                - a: A
                - b: B
              - id: word
                text: A word
              - id: deep
                text: A deep word
                show: word = 'more'
            """
        return try FormReader.read(Array(survey.utf8), fileName: "tide.yaml").get()
    }

    @Test("a draft is read back as it was written, faulty answers included")
    func roundTrip() throws {
        var draft = Draft(paging: .questions)
        draft.take(
            typed(["mood": "other", "mood.other": "So \"so\"", "signs": "a", "signs": "zz"]),
            on: page, of: form)
        draft.place = ItemIdentifier("word")
        let read = try Draft(canonicalJSON: draft.canonicalJSON)
        #expect(read.paging == .questions && read.place == ItemIdentifier("word"))
        #expect(read.typed.values(of: "mood.other") == ["So \"so\""])
        #expect(read.typed.values(of: "signs") == ["a", "zz"])
        #expect(read.canonicalJSON == draft.canonicalJSON)
    }

    @Test(
        "bytes that are no draft are refused",
        arguments: ["", "{}", "{\"fields\":[],\"paging\":\"two\",\"changed\":[]}", "[1]"])
    func unreadable(text: String) {
        #expect(throws: DraftError.self) { try Draft(canonicalJSON: Array(text.utf8)) }
    }

    @Test("a page replaces what stood on it, and what it leaves empty is gone")
    func replacing() {
        var draft = Draft(paging: .one)
        draft.take(typed(["mood": "good", "signs": "a", "signs": "b"]), on: page, of: form)
        draft.take(typed(["signs": "b", "word": "  "]), on: page, of: form)
        #expect(draft.typed.values(of: "mood") == [])
        #expect(draft.typed.values(of: "signs") == ["b"])
        #expect(draft.typed.fieldCount == 1)
    }

    @Test("a stale page replaces only what it answers")
    func stale() {
        var draft = Draft(paging: .one)
        draft.take(typed(["mood": "good", "word": "old"]), on: page, of: form)
        draft.take(typed(["mood": "", "word": "new"]), on: page, of: form, isStale: true)
        #expect(draft.typed.values(of: "mood") == ["good"])
        #expect(draft.typed.values(of: "word") == ["new"])
    }

    @Test("a question that could not be on the page keeps its answer")
    func hidden() {
        let pages = form.pages(.questions)
        var draft = Draft(paging: .questions)
        draft.take(typed(["word": "more"]), on: pages[2], of: form)
        draft.take(typed(["deep": "sea"]), on: pages[3], of: form)
        draft.take(typed(["word": "less"]), on: pages[2], of: form)
        draft.take(typed([:]), on: pages[3], of: form)
        #expect(draft.typed.values(of: "deep") == ["sea"])
    }

    @Test("fields of no question and of other pages are not taken")
    func foreign() {
        var draft = Draft(paging: .questions)
        draft.take(
            typed(["mood": "good", "key": "k", "word": "w"]), on: form.pages(.questions)[0],
            of: form)
        #expect(draft.typed.fieldCount == 1)
    }

    @Test("a newer version marks the changed questions that were answered, and no others")
    func carrying() throws {
        let newer = try Self.form(mood: "How do you feel?", version: "1.0.1")
        var draft = Draft(paging: .one)
        draft.take(typed(["mood": "good", "word": "w"]), on: page, of: form)
        draft.carry(from: form, to: newer)
        #expect(draft.changed == [try #require(ItemIdentifier("mood"))])
        #expect(draft.typed.values(of: "mood") == ["good"])
        draft.take(typed(["mood": "good"]), on: newer.page(.one, of: nil), of: newer)
        #expect(draft.changed == [])
    }

    @Test("stored answers can be typed again, and come out the same")
    func typedAgain() throws {
        let form = try SampleSurvey.form()
        let submission = try #require(form.check(.page(SampleSurvey.answers)).submission)
        let typed = try RawSubmission(canonicalAnswers: submission.canonicalAnswers)
        let again = try #require(form.check(typed).submission)
        #expect(again.canonicalAnswers == submission.canonicalAnswers)
    }

    private func typed(_ fields: KeyValuePairs<String, String>) -> RawSubmission {
        .page(fields.map { ($0.key, $0.value) })
    }
}
