import FormModel
import Testing
import Values

@testable import Pages

/// Pages in other languages than the site's own.
@Suite struct LanguageTests {
    private func tag(_ text: String) throws -> LanguageTag { try #require(LanguageTag(text)) }

    private func german() throws -> Form {
        let file = "forms/weight-rare-myasthenia.de.yaml"
        return try TranslationReader.read(
            Samples.file(file), fileName: file, of: Samples.demonstration()
        ).get().form
    }

    @Test func `the German side file of the demonstration is complete`() throws {
        let file = "forms/weight-rare-myasthenia.de.yaml"
        let translation = try TranslationReader.read(
            Samples.file(file), fileName: file, of: Samples.demonstration()
        ).get()
        #expect(translation.missing == [])
    }

    @Test func `the demonstration survey is in German`() throws {
        let pages = try Samples.renderer("de").keeping(tag("de")).offering([tag("en"), tag("de")])
        try expectSnapshot(pages.survey(german()).page(key: "KEY").text, "survey-german.html")
    }

    @Test func `the start page is in Arabic, and what has no translation says so`() throws {
        var home = try Samples.home()
        home.surveys[0].language = try tag("en")
        let pages = try Samples.renderer("ar").offering(try Samples.languages.map(tag))
        try expectSnapshot(pages.home(home).text, "home-arabic.html")
    }

    @Test func `a survey in Arabic marks what stays English`() throws {
        let source = """
            translates: every-kind
            version: 1.0.0
            language: ar
            title: كل الأنواع
            items:
              one:
                text: واحد؟
                choices:
                  a: ألف
            """
        let form = try TranslationReader.read(
            Array(source.utf8), fileName: "x", of: Samples.form(Samples.everyKind)
        ).get().form
        let page = try Samples.renderer("ar").survey(form).page(key: "KEY").text
        try expectSnapshot(page, "survey-arabic.html")
        #expect(page.contains("<html lang=\"ar\" dir=\"rtl\">"))
        #expect(page.contains("<h1>كل الأنواع</h1>"))
        let mark = "lang=\"en\" dir=\"ltr\""
        for english in [
            "<span \(mark)>Menu?</span>", "<span \(mark)>I agree.</span>",
            "<option value=\"b\" \(mark)>B</option>", "<h2 id=\"section-1\" \(mark)>First</h2>",
            "<span \(mark)>One word.</span>",
        ] {
            #expect(page.contains(english), "\(english) is not marked")
        }
        #expect(!page.contains("<span \(mark)>واحد؟"))
    }

    @Test func `links and forms keep on the language that was asked for, and no other`() throws {
        let plain = try Samples.renderer("de")
        let kept = plain.keeping(try tag("de"))
        #expect(!plain.signUp(SignUpPage(box: try Samples.signUp())).text.contains("lang=de"))
        for page in [
            kept.home(try Samples.home()), kept.signUp(SignUpPage(box: try Samples.signUp())),
            kept.receiptEntry(ReceiptEntryPage()), kept.receipt(try Samples.receipt(.sent)),
            kept.survey(try german()).page(key: "KEY"), kept.problem(.notFound),
        ] {
            let links = page.text.matches(of: /(?:href|action)="(\/[^"#]*)"/).map(\.output.1)
                .filter { !$0.hasPrefix("/assets/") && !$0.hasPrefix("/notices/") }
            #expect(links.count > 3)
            #expect(links.filter { !$0.hasSuffix("?lang=de") } == [])
        }
    }

    @Test func `the switch names each language in itself, and where the page is`() throws {
        let pages = try Samples.renderer("fr").offering(try Samples.languages.map(tag))
        let text = pages.problem(.notFound).text
        #expect(
            text.contains(
                "<a href=\"?lang=ar\" hreflang=\"ar\" lang=\"ar\" dir=\"rtl\">العربية</a>"))
        #expect(
            text.contains(
                "hreflang=\"fr\" lang=\"fr\" dir=\"ltr\" aria-current=\"true\">Français</a>"))
        #expect(!pages.offering([]).problem(.notFound).text.contains("hreflang"))
        #expect(!pages.offering([try tag("fr")]).problem(.notFound).text.contains("hreflang"))
    }

    @Test func `a waiting time has its plural`() throws {
        let expected = [
            (1, "ثانية واحدة"), (2, "ثانيتين"), (5, "5 ثوانٍ"), (30, "30 ثانية"),
        ]
        for (seconds, words) in expected {
            let page = try Samples.renderer("ar")
                .problem(.tooManyRequests(retryAfterSeconds: seconds))
            #expect(page.text.contains(words))
        }
    }

    @Test func `no rule of the style sheet knows left from right`() throws {
        let sheet = try #require(SiteFiles.embedded.text(of: "site.css"))
        let sides = /(?:^|[\s;{-])(?:left|right)(?:\s*:|-radius|\s*;)/
        #expect(sheet.matches(of: sides).map { String($0.output) } == [])
    }
}
