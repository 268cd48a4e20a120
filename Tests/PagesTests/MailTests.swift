import Foundation
import Testing
import Values

@testable import Pages

/// Mails in words: what they say, and what they must not hold.
@Suite struct MailTests {
    private let renderer: PageRenderer

    init() throws {
        renderer = try Samples.renderer()
    }

    @Test func `every mail is as it was when a person last looked at it`() throws {
        for (name, content) in try Samples.mails() {
            try expectSnapshots(renderer, content, name)
        }
    }

    @Test(arguments: ["confirmation", "resume"])
    func `a mail speaks German and Arabic too`(name: String) throws {
        let mail = try #require(try Samples.mails().first { $0.name == name })
        for language in ["de", "ar"] {
            try expectSnapshots(
                Samples.renderer(language), mail.content, "\(name)-\(language)")
        }
    }

    private func expectSnapshots(
        _ renderer: PageRenderer, _ content: MailContent, _ name: String
    ) throws {
        let mail = renderer.mail(content, unsubscribe: unsubscription(of: content))
        try expectSnapshot(mail.html, "mail-\(name).html")
        try expectSnapshot("Subject: \(mail.subject)\n\n\(mail.text)", "mail-\(name).txt")
    }

    private func unsubscription(of content: MailContent) -> String? {
        guard case .invitation = content else { return nil }
        return Samples.unsubscription
    }

    private func mails(_ language: String) throws -> [(name: String, mail: RenderedMail)] {
        let renderer = try Samples.renderer(language)
        return try Samples.mails().map { name, content in
            (name, renderer.mail(content, unsubscribe: unsubscription(of: content)))
        }
    }

    @Test(arguments: Samples.languages)
    func `a mail is filled in, and says in which language it is`(language: String) throws {
        let direction = language == "ar" ? "rtl" : "ltr"
        for (name, mail) in try mails(language) {
            #expect(mail.html.contains("<html lang=\"\(language)\" dir=\"\(direction)\">"))
            let frame = "<div class=\"frame\" lang=\"\(language)\" dir=\"\(direction)\">"
            #expect(mail.html.contains(frame))
            let title = HTMLEscaping.escape(mail.subject)
            #expect(mail.html.contains("<title>\(title)</title>"))
            let words = mail.html.replacing(/(?s)<style>.*<\/style>/, with: "")
            for part in [mail.subject, mail.text, words] {
                #expect(!part.contains("{") && !part.contains("}"), "\(name)")
            }
            #expect(!mail.html.contains("{{") && !mail.html.contains("  {}"), "\(name)")
        }
    }

    @Test(arguments: Samples.languages)
    func `no line of text is longer than 76 characters, but for addresses`(
        language: String
    ) throws {
        for (name, mail) in try mails(language) {
            #expect(mail.text.hasSuffix("\n"))
            let long = mail.text.split(separator: "\n")
                .filter { $0.count > PlainLines.width && !$0.hasPrefix("https://") }
            #expect(long == [], "\(name)")
            #expect(!mail.text.contains("\n\n\n"), "\(name)")
            #expect(!mail.subject.contains("\n"))
        }
    }

    @Test(arguments: Samples.languages)
    func `a mail loads nothing, and leads only where it was told to`(language: String) throws {
        for (name, mail) in try mails(language) {
            let loading = /\bsrc\b|srcset|<link|<img|<script|url\(|@import|http-equiv|background=/
            #expect(!mail.html.contains(loading), "\(name)")
            let links = mail.html.matches(of: /href="([^"]*)"/).map { String($0.output.1) }
            let addresses = mail.text.matches(of: /https?:\S+/).map { String($0.output) }
            #expect(Set(links) == Set(addresses), "\(name)")
            #expect(mail.html.matches(of: /class="button"/).count <= 1, "\(name)")
            let hosts = Set(links.compactMap { URL(string: $0)?.host() })
            #expect(hosts.isSubset(of: ["surveys.example.org"]), "\(name)")
        }
    }

    @Test(arguments: [MailContent.addressChanged, .trial])
    func `a mail that gives no access has no link`(content: MailContent) {
        let mail = renderer.mail(content)
        #expect(!mail.html.contains("href") && !mail.html.contains("http"))
        #expect(!mail.text.contains("http"))
    }

    @Test func `the foot leads out of mails where it is told to, and only there`() {
        let mail = renderer.mail(.trial, unsubscribe: Samples.unsubscription)
        #expect(mail.html.contains("<a href=\"\(Samples.unsubscription)\">Unsubscribe from"))
        #expect(mail.text.hasSuffix("Unsubscribe from our mails:\n\(Samples.unsubscription)\n"))
        #expect(!renderer.mail(.trial).text.contains("Unsubscribe"))
    }

    @Test func `no subject names a survey or a code`() throws {
        for (name, mail) in try mails("en") {
            #expect(!mail.subject.contains("Weight"), "\(name)")
            #expect(!mail.subject.contains(try Samples.code().grouped), "\(name)")
        }
    }

    @Test(arguments: Samples.hostile)
    func `what an operator writes is no markup in a mail, and stands unchanged in its text`(
        text: String
    ) throws {
        var site = try Samples.site()
        (site.name, site.organisation, site.contact) = (text, text, text)
        let mail = try PageRenderers(site: site).main.mail(
            .confirmation(purposes: [text], link: "https://x.example/", hours: 48))
        let escaped = HTMLEscaping.escape(text).unicodeScalars
        #expect(mail.html.unicodeScalars.contains(escaped))
        let isRaw = mail.html.unicodeScalars.contains(text.unicodeScalars)
        #expect(!isRaw || HTMLEscaping.escape(text) == text)
        let flat = mail.text.replacing("\n  ", with: " ").unicodeScalars
        #expect(flat.contains("- \(text)".unicodeScalars))
    }

    @Test func `templates, colours and words of a theme are those of its mails`() throws {
        let files = [
            "mail.txt.mustache": "{{#lead}}{{.}} {{/lead}}{{text.mail.sender}} & {{organisation}}",
            "colours.yaml": "light:\n  page: '#ffffff'\n",
            "en.yaml": "mail:\n  sender: \"{By\"\n  trial: {subject: \"A\\nB\"}\n",
        ]
        let mail = try withSiteFolder(files.mapValues { Array($0.utf8) }) { folder in
            try PageRenderers(site: Samples.site(), files: SiteFiles(overriddenBy: folder)).main
                .mail(.trial)
        }
        #expect(mail.subject == "A B")
        let words = mail.text.replacing("\n", with: " ")
        #expect(words.hasSuffix(" {\u{2060}By & Rare Muscle Network (demonstration) "))
        #expect(mail.html.contains("background: #ffffff;"))
        #expect(mail.html.contains("<title>A B</title>"))
    }

    @Test func `the document can be a theme's own`() throws {
        let mine = ["mail.html.mustache": Array("<title>{{subject}}!</title>".utf8)]
        let mail = try withSiteFolder(mine) { folder in
            try PageRenderers(site: Samples.site(), files: SiteFiles(overriddenBy: folder)).main
                .mail(.trial)
        }
        #expect(mail.html == "<title>A test of our mails!</title>")
    }

    @Test(arguments: [
        ("", ""), ("\n\n a\n\n\n\nb \n\n", " a\n\nb\n"),
        ("- one two", "- one two\n"),
        (
            "- \(String(repeating: "a", count: 70)) bbbb c",
            "- \(String(repeating: "a", count: 70))\n  bbbb c\n"
        ),
        (
            "  \(String(repeating: "a", count: 69)) bbbb c",
            "  \(String(repeating: "a", count: 69)) bbbb\n  c\n"
        ),
        (
            "see https://\(String(repeating: "x", count: 80)) there",
            "see\nhttps://\(String(repeating: "x", count: 80))\nthere\n"
        ),
        (
            String(repeating: "ß ", count: 40),
            String(repeating: "ß ", count: 37) + "ß\nß ß\n"
        ),
    ])
    func `lines are broken at spaces, and keep their indent`(rendered: String, text: String) {
        #expect(PlainLines(rendered).text == text)
    }
}
