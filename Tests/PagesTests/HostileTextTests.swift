import Testing
import Values

@testable import Pages

/// Texts that people or operators write, in every place where they are shown.
@Suite struct HostileTextTests {
    @Test(arguments: Samples.hostile)
    func `no page lets a text become markup`(text: String) throws {
        let renderer = try renderer(named: text)
        for page in try pages(with: text, of: renderer) {
            expectHarmless(page.text, text)
        }
    }

    private func expectHarmless(
        _ html: String, _ text: String, location: SourceLocation = #_sourceLocation
    ) {
        let escaped = HTMLEscaping.escape(text)
        // Braces are written as references where a text is put into a template.
        let html = html.replacing("&#123;", with: "{")
        // Searched by scalars: to `String`, a quotation mark with an accent is another character.
        let found = html.unicodeScalars.contains(escaped.unicodeScalars)
        #expect(found, "the text is not shown", sourceLocation: location)
        guard escaped != text else { return }
        let raw = html.unicodeScalars.contains(text.unicodeScalars)
        #expect(!raw, "the text stands in the page as it was written", sourceLocation: location)
    }

    private func renderer(named text: String) throws -> PageRenderer {
        var site = try Samples.site()
        site.name = text
        site.organisation = text
        site.contact = text
        return try PageRenderers(site: site).main
    }

    private func pages(with text: String, of renderer: PageRenderer) throws -> [RenderedPage] {
        var home = try Samples.home()
        home.surveys[0].title = text
        home.surveys[0].summary = text
        home.articles[0].title = text
        home.articles[0].name = text
        var box = try Samples.signUp()
        box.purposes[0].label = text
        var receipt = try Samples.receipt(.sent)
        receipt.answers = [ShownAnswer(question: Wording(text), lines: [text, text])]
        receipt.consents[0].wording = text
        receipt.survey = Wording(text)
        receipt.thanks = Wording(text)
        var results = try Samples.results([Samples.oneWay])
        results.title = Wording(text)
        results.sections[0].subject.question = Wording(text)
        results.sections[0].tables[0].rows[0] = [.words(Wording(text))]
        return [
            renderer.results(results),
            renderer.home(home),
            renderer.signUp(SignUpPage(box: box, email: text, problems: [.emailInvalid])),
            renderer.receipt(receipt),
            renderer.receiptEntry(ReceiptEntryPage(typed: text, problem: .unknown)),
            renderer.problem(.serverFault),
        ]
    }
}
