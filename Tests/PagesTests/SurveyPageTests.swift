import FormModel
import Testing
import Values

@testable import Pages

@Suite struct SurveyPageTests {
    let renderer: PageRenderer

    init() throws {
        renderer = try Samples.renderer()
    }

    private func correction(_ form: Form, _ typed: RawSubmission) -> SurveyPage {
        SurveyPage(
            form: form, today: Samples.today, holder: .key("KEY"), typed: typed,
            issues: Samples.issues(typed, in: form))
    }

    @Test func `the demonstration survey is one page`() throws {
        let page = renderer.survey(try Samples.demonstration()).page(key: "KEY")
        try expectSnapshot(page.text, "survey.html")
    }

    @Test func `the demonstration survey with problems keeps what was typed`() throws {
        let form = try Samples.demonstration()
        let typed = Samples.typed([
            "ok_survey": "yes", "adult": "yes", "diagnosis": "other",
            "diagnosis.other": "MG & more",
            "weight": "heavy", "change": "lost", "reasons": "swallow", "reasons": "none",
            "first_signs": "1800", "story": "Line one\nLine \"two\"",
        ])
        try expectSnapshot(renderer.survey(correction(form, typed)).text, "survey-problems.html")
    }

    @Test func `every kind of item has its field`() throws {
        let page = renderer.survey(try Samples.form(Samples.everyKind)).page(key: "KEY")
        try expectSnapshot(page.text, "survey-every-kind.html")
    }

    @Test func `a person whom the form turns away reads why, and that nothing was stored`() throws {
        let form = try Samples.demonstration()
        let typed = Samples.typed(["ok_survey": "yes", "adult": "no", "who": "self"])
        guard case .ended(let note) = form.check(typed) else {
            Testing.Issue.record("the form does not end")
            return
        }
        try expectSnapshot(renderer.ended(note).text, "survey-ended.html")
    }

    @Test func `a key is spliced in without rendering again`() throws {
        let page = renderer.survey(try Samples.form(Samples.everyKind))
        let text = page.page(key: "a-Z_9").text
        #expect(text.contains("<input type=\"hidden\" name=\"key\" value=\"a-Z_9\">"))
        #expect(page.before.count + 5 + page.after.count == text.utf8.count)
    }

    @Test func `a key that could be markup is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = SplicedPage("a\u{0}b")?.page(key: "\"><script>")
        }
    }

    @Test(arguments: ["", "no mark", "one \u{0} two \u{0} three"])
    func `a page without exactly one mark cannot be spliced`(text: String) {
        #expect(SplicedPage(text) == nil)
    }

    @Test func `each problem links to a field that is there, says what it is and marks it`() throws
    {
        let form = try Samples.demonstration()
        let typed = Samples.typed([
            "ok_survey": "yes", "weight": "x", "reasons": "none", "reasons": "gut",
            "change": "lost",
        ])
        let page = correction(form, typed)
        let html = renderer.survey(page).text
        #expect(page.issues.count >= 4)
        for issue in page.issues {
            #expect(html.contains("<li><a href=\"#\(issue.field)\">"))
            #expect(html.contains(" id=\"\(issue.field)\""))
            #expect(html.contains("id=\"\(issue.field)-error-1\""))
            #expect(html.contains("aria-describedby=\"\(issue.field)-error-1"))
        }
        #expect(html.contains("<title>Error: Weight"))
        #expect(html.contains("aria-invalid=\"true\""))
    }

    @Test func `what was typed is kept, also in questions without a problem`() throws {
        let form = try Samples.form(Samples.everyKind)
        let typed = Samples.typed([
            "one": "b", "one.b": "write one", "menu": "b", "menu.b": "write menu", "many": "a",
            "many": "b", "many.b": "write many", "sure": "no", "word": "w<o>rd",
            "tale": "\nfirst\nsecond", "height": "1m", "score": "3",
        ])
        let html = renderer.survey(correction(form, typed)).text
        for kept in [
            "id=\"one-b\" name=\"one\" value=\"b\" checked", "value=\"write one\"",
            "<option value=\"b\" selected>B</option>", "value=\"write menu\"",
            "id=\"many\" name=\"many\" value=\"a\" checked",
            "id=\"many-b\" name=\"many\" value=\"b\" checked", "value=\"write many\"",
            "id=\"sure-no\" name=\"sure\" value=\"no\" checked", "value=\"w&lt;o&gt;rd\"",
            "\n\nfirst\nsecond</textarea>", "value=\"1m\"",
            "id=\"score-3\" name=\"score\" value=\"3\" checked",
        ] {
            #expect(html.contains(kept), "\(kept) is missing")
        }
        #expect(html.matches(of: /\ checked>/).count == 5)
    }

    @Test(
        arguments: [
            (
                ["begin.day": "31", "begin.month": "June", "begin.year": "2020"], "begin.day",
                "begin"
            ),
            (["begin.day": "1", "begin.month": "x", "begin.year": "2020"], "begin.month", nil),
            (["begin": "1949"], "begin", nil), (["month.year": "2020"], "month.month", "month"),
            (["energy": "x"], "energy", nil),
            (["energy": "63", "energy.stop": "10"], "energy", nil),
        ] as [(KeyValuePairs<String, String>, String, String?)])
    func `a fault leads to the field that it is in`(
        fields: KeyValuePairs<String, String>, field: String, anchor: String?
    ) throws {
        let page = correction(try Samples.form(Samples.everyKind), Samples.typed(fields))
        #expect(page.issues.contains { $0.field == field })
        let html = renderer.survey(page).text
        #expect(html.contains("<li><a href=\"#\(anchor ?? field)\">"))
        let input = html.split(separator: "<input").first {
            $0.contains(" id=\"\(anchor ?? field)\"")
        }
        let item = field.prefix { $0 != "." }
        #expect(input?.contains("aria-invalid=\"true\" aria-describedby=\"\(item)-error-1") == true)
    }

    @Test(
        arguments: [
            (
                ["begin": "2020-05-31"],
                ["name=\"begin.day\" value=\"31\"", "name=\"begin.month\" value=\"5\""]
            ),
            (
                ["begin": "2020"],
                ["name=\"begin.day\" value=\"\"", "name=\"begin.year\" value=\"2020\""]
            ),
            (["begin.month": "Mai"], ["name=\"begin.month\" value=\"Mai\""]),
            (["year": "20"], ["value=\"20\""]),
            (
                ["energy": "63"],
                [
                    "name=\"energy\" value=\"63\"", "value=\"60\" checked",
                    "name=\"energy.shown\" value=\"63\"",
                ]
            ),
            (
                ["energy": "63", "energy.stop": "80", "energy.shown": "63"],
                [
                    "name=\"energy\" value=\"80\"", "value=\"80\" checked",
                    "energy.shown\" value=\"80\"",
                ]
            ),
            (
                ["energy": "x", "energy.stop": "80"],
                [
                    "name=\"energy\" value=\"x\"", "value=\"80\" checked",
                    "energy.shown\" value=\"\"",
                ]
            ),
        ] as [(KeyValuePairs<String, String>, [String])])
    func `a date and a slider stand as they were answered`(
        fields: KeyValuePairs<String, String>, kept: [String]
    ) throws {
        let page = correction(try Samples.form(Samples.everyKind), Samples.typed(fields))
        let html = renderer.survey(page).text
        for kept in kept { #expect(html.contains(kept), "\(kept) is missing") }
    }

    @Test func `a default stands where nothing was answered, and is gone behind an answer`() throws
    {
        let form = try Samples.form(Samples.everyKind)
        let chosen = "name=\"usual\" value=\"b\" checked"
        #expect(renderer.survey(form).page(key: "KEY").text.contains(chosen))
        // A person who left it empty, and one who chose otherwise.
        #expect(
            !renderer.survey(correction(form, Samples.typed(["word": "x"]))).text.contains(chosen))
        #expect(
            !renderer.survey(correction(form, Samples.typed(["usual": "a"]))).text.contains(chosen))
    }

    @Test func `a score stands on no page`() throws {
        let form = try Samples.form(Samples.everyKind)
        #expect(!renderer.survey(form).page(key: "KEY").text.contains("Total"))
    }

    @Test func `a write-in without its choice keeps its text and its error`() throws {
        let form = try Samples.form(Samples.everyKind)
        let typed = Samples.typed(["ok": "yes", "one.b": String(repeating: "x", count: 20_001)])
        let html = renderer.survey(correction(form, typed)).text
        #expect(html.contains("<a href=\"#one.b\">"))
        #expect(html.contains("aria-invalid=\"true\" aria-describedby=\"one-error-1\""))
    }

    @Test(arguments: Samples.hostile)
    func `no typed text, key or form text becomes markup`(text: String) throws {
        let form = try Samples.form(Samples.everyKind)
        let typed = Samples.typed([
            "one.b": text, "word": text, "tale": text, "height": text, "many": text,
        ])
        var page = correction(form, typed)
        page.holder = .key(text)
        let html = renderer.survey(page).text
        let escaped = HTMLEscaping.escape(text)
        if escaped != text {
            #expect(!html.unicodeScalars.contains(text.unicodeScalars))
        }
        #expect(html.unicodeScalars.contains("value=\"\(escaped)\"".unicodeScalars))
    }

    @Test(arguments: Samples.hostile.filter { $0 != "\u{0}" })
    func `no text of a form becomes markup`(text: String) throws {
        let quoted = "'\(text.replacing("'", with: "''"))'"
        let source = Samples.everyKind
            .replacing("title: Every kind", with: "title: \(quoted)")
            .replacing("a: A", with: "a: \(quoted)")
            .replacing("hint: One word.", with: "hint: \(quoted)")
            .replacing("unit: cm", with: "unit: \(quoted)")
            .replacing("low: Bad", with: "low: \(quoted)")
            .replacing("write: Which?", with: "write: \(quoted)")
        let html = renderer.survey(try Samples.form(source)).page(key: "KEY").text
        let escaped = HTMLEscaping.escape(text).unicodeScalars
        #expect(html.unicodeScalars.split(separator: escaped).count >= 11)
        if HTMLEscaping.escape(text) != text {
            #expect(!html.unicodeScalars.contains(text.unicodeScalars))
        }
    }

    @Test func `the same form gives the same bytes`() throws {
        let form = try Samples.demonstration()
        #expect(try renderer.survey(form) == Samples.renderer().survey(form))
    }

    @Test func `no page has inline script, style, cookie or another site in it`() throws {
        let form = try Samples.demonstration()
        let html = renderer.survey(correction(form, Samples.typed([:]))).text
        for banned in ["<style", " style=", "http://", "https://", "<img", "onclick"] {
            #expect(!html.contains(banned))
        }
        let scripts = html.matches(of: /<script type="([^"]+)"( src="\/assets\/survey\.)?/)
        #expect(scripts.map(\.output.1) == ["module", "application/json"])
        #expect(scripts[0].output.2 != nil)
        #expect(html.split(separator: "<script").count == scripts.count + 1)
    }
}
