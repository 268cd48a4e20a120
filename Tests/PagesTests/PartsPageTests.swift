import FormModel
import Testing
import Values

@testable import Pages

/// Grids, rankings, choices from an earlier answer, and shuffled pages.
@Suite struct PartsPageTests {
    let renderer: PageRenderer

    init() throws {
        renderer = try Samples.renderer()
    }

    private func html(
        _ form: Form, _ fields: KeyValuePairs<String, String> = [:], page: FormPage? = nil,
        seed: ShuffleSeed? = nil
    ) -> String {
        let typed = Samples.typed(fields)
        return renderer.survey(
            SurveyPage(
                form: form, page: page, today: Samples.today, holder: .key("KEY"), typed: typed,
                issues: Samples.issues(typed, in: form), seed: seed)
        ).text
    }

    @Test func `each row and each place tells its own error, tied to its field`() throws {
        let form = try Samples.form(Samples.everyKind)
        let typed: KeyValuePairs = [
            "ok": "yes", "daily.walk": "hard", "wishes.1": "x", "wishes.2": "x",
        ]
        let html = html(form, typed)
        for (field, message) in [
            ("daily.chew", "Please choose an answer for “Chew”."),
            ("wishes.2", "You chose “X” for two places. Please choose each answer only once."),
        ] {
            #expect(html.contains("<li><a href=\"#\(field)\">"))
            #expect(html.contains(" id=\"\(field)\""))
            #expect(html.contains("id=\"\(field)-error-1\">Error: \(message)</p>"))
            #expect(
                html.contains("aria-describedby=\"\(field)-error-1\" aria-invalid=\"true\""))
        }
        #expect(!html.contains("id=\"daily-error-1\""))
        #expect(!html.contains("id=\"wishes-error-1\""))
    }

    @Test func `a grid without any answer tells it once, at the question`() throws {
        let html = html(try Samples.form(Samples.everyKind), ["ok": "yes"])
        #expect(html.contains("<li><a href=\"#daily\">"))
        #expect(html.contains(" id=\"daily\" tabindex=\"-1\" aria-describedby=\"daily-error-1\""))
        #expect(!html.contains("daily.walk-error"))
    }

    @Test func `rows and places keep what was chosen`() throws {
        let form = try Samples.form(Samples.everyKind)
        let html = html(form, ["daily.chew": "easy", "wishes.1": "z", "wishes.2": "q"])
        #expect(html.contains("id=\"daily.chew\" name=\"daily.chew\" value=\"easy\" checked"))
        #expect(html.matches(of: /\ checked>/).count == 1)
        #expect(html.contains("<option value=\"z\" selected>Z</option>"))
        #expect(html.matches(of: /\ selected>/).count == 1)
    }

    @Test func `a ranking that came as a list fills the places in order`() throws {
        let html = html(try Samples.form(Samples.everyKind), ["wishes": "y", "wishes": "x"])
        let first = try #require(html.firstRange(of: "value=\"y\" selected"))
        let second = try #require(html.firstRange(of: "value=\"x\" selected"))
        #expect(first.lowerBound < second.lowerBound)
    }

    @Test func `a page offers only what was chosen on an earlier page`() throws {
        let form = try Samples.form(Samples.everyKind)
        let worst = try #require(form.items.first { $0.identifier.text == "worst" }?.index)
        let later = FormPage(number: 2, items: worst..<worst + 1)
        let html = html(form, ["many": "b"], page: later)
        #expect(html.contains("id=\"worst\" name=\"worst\" value=\"b\""))
        #expect(!html.contains("name=\"worst\" value=\"a\""))
        #expect(!html.contains("Please choose only among"))
        let whole = self.html(form, ["many": "b"])
        #expect(whole.contains("name=\"worst\" value=\"a\""))
        #expect(whole.contains("Please choose only among what you chose for “Many?”."))
    }

    @Test func `a long scale stands in a list and not in a table`() throws {
        let many = (1...7).map { "    - \($0): Step \($0)\n" }.joined()
        let long = Samples.everyKind.replacing(
            "    - easy: Easy\n    - hard: Hard\n", with: many)
        #expect(html(try Samples.form(Samples.everyKind)).contains("class=\"table\""))
        let short = long.replacing("Step ", with: "")
        #expect(html(try Samples.form(short)).contains("class=\"table\""))
        #expect(!html(try Samples.form(long)).contains("class=\"table\""))
    }

    @Test func `the seed decides the order of a shuffled section, its choices and rows`() throws {
        let shuffled = Samples.everyKind
            .replacing("  items:", with: "  shuffle: true\n  items:")
            .replacing("    rows:", with: "    shuffle: true\n    rows:")
            .replacing("  - id: worst\n    one: Worst?\n    from: many\n", with: "")
        let form = try Samples.form(shuffled)
        let seeds = (0..<8).map { ShuffleSeed(Digest(of: [UInt8($0)])) }
        let pages = seeds.map { html(form, seed: $0) }
        #expect(Set(pages).count == 8)
        #expect(pages[0] == html(form, seed: seeds[0]))
        let names = pages.map { page in
            Set(page.matches(of: /name="([^"]+)"/).map { String($0.output.1) })
        }
        #expect(Set(names).count == 1)
        #expect(renderer.survey(form).page(key: "KEY").text.contains("Every kind"))
    }
}
