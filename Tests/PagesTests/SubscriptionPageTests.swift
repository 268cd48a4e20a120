import Testing
import Values

@testable import Pages

/// The pages of the way by email: to confirm, to choose, to end.
@Suite struct SubscriptionPageTests {
    private let renderer: PageRenderer

    init() throws {
        renderer = try Samples.renderer()
    }

    @Test func `every state is as it was when a person last looked at it`() throws {
        for (name, page) in try Samples.subscriptionPages(renderer) {
            try expectSnapshot(page.text, "\(name).html")
        }
    }

    @Test(arguments: ["confirm", "preferences", "unsubscribed", "code-mail-draft"])
    func `a page speaks German and Arabic too`(name: String) throws {
        for language in ["de", "ar"] {
            let pages = try Samples.subscriptionPages(Samples.renderer(language))
            let page = try #require(pages.first { $0.name == name }?.page)
            try expectSnapshot(page.text, "\(name)-\(language).html")
        }
    }

    @Test(arguments: Samples.languages)
    func `no page has a place that is not filled in, and all keep on the language`(
        language: String
    ) throws {
        let kept = try Samples.renderer(language).keeping(Samples.tag(language))
        for (name, page) in try Samples.subscriptionPages(kept) {
            #expect(!page.text.contains("{"), "\(name)")
            let ways = page.text.matches(of: /(?:href|action)="(\/[^"]*)"/).map(\.output.1)
                .filter { !$0.contains(/\/(?:assets|notices)\/|\.json$|\/proof\//) }
            let forgetful = ways.filter { !$0.hasSuffix("?lang=\(language)") }
            #expect(Set(forgetful).subtracting(["/privacy"]) == [], "\(name)")
        }
    }

    @Test func `a page to be confirmed shows a part of the address alone`() throws {
        let pages = try Samples.subscriptionPages(renderer)
        for name in ["confirm", "confirm-address"] {
            let text = try #require(pages.first { $0.name == name }?.page.text)
            #expect(text.contains("<bdi dir=\"ltr\">l…@example.org</bdi>"))
            #expect(!text.contains("lena"))
        }
    }

    @Test(arguments: [
        "confirm", "confirm-address", "confirm-again", "unsubscribe", "unsubscribed",
    ])
    func `a page of a mail's link has one button, which posts to the page's own path`(
        name: String
    ) throws {
        let pages = try Samples.subscriptionPages(renderer)
        let text = try #require(pages.first { $0.name == name }?.page.text)
        #expect(text.matches(of: /<button\b/).count == 1)
        let path = name.hasPrefix("confirm") ? "/confirm/TOKEN" : "/u/TOKEN"
        #expect(text.contains("<form method=\"post\" action=\"\(path)\">"))
    }

    @Test func `the pages that end mails differ between two links in the link alone`() {
        let (known, other) = ("/u/KNOWN", "/u/ANOTHER-ONE")
        for (one, two) in [
            (renderer.unsubscribe(path: known), renderer.unsubscribe(path: other)),
            (renderer.unsubscribed(path: known), renderer.unsubscribed(path: other)),
        ] {
            #expect(one.text.replacing(known, with: other) == two.text)
        }
    }

    @Test func `a consent is taken back by as many steps as it is given`() throws {
        let text = renderer.preferences(try Samples.preferencesPage()).text
        let given = text.matches(of: /name="decision" value="give"/)
        let withdrawn = text.matches(of: /name="decision" value="withdraw"/)
        #expect(given.count == 1)
        #expect(withdrawn.count == 1)
        #expect(text.matches(of: /name="action" value="decide"/).count == 2)
    }

    @Test(arguments: PreferencesPage.Message.allCases)
    func `the page says what has just been done`(message: PreferencesPage.Message) throws {
        var page = try Samples.preferencesPage()
        page.message = message
        let words = renderer.texts["preferences.\(message.rawValue)"]
        let text = renderer.preferences(page).text
        #expect(text.contains("<p class=\"panel\" role=\"status\">\(words)</p>"))
    }

    @Test func `nobody can unsubscribe whom nobody writes to`() throws {
        var page = try Samples.preferencesPage()
        #expect(renderer.preferences(page).text.contains("value=\"unsubscribe\""))
        page.purposes[0].status = .ended
        #expect(!renderer.preferences(page).text.contains("value=\"unsubscribe\""))
    }

    @Test func `a receipt and a pause offer a mail only where one can be sent`() throws {
        var receipt = try Samples.receipt(.sent)
        #expect(!renderer.receipt(receipt).text.contains("type=\"email\""))
        receipt.offersMail = true
        try expectSnapshot(renderer.receipt(receipt).text, "receipt-mail.html")
        var pause = PausePage(
            form: try Samples.demonstration(), code: try Samples.code(),
            expires: try Samples.day(), address: "/surveys/weight-rare-myasthenia/2?at=KEY")
        #expect(!renderer.pause(pause).text.contains("type=\"email\""))
        pause.offersMail = true
        try expectSnapshot(renderer.pause(pause).text, "pause-mail.html")
    }

    @Test(arguments: [
        ("lena@example.org", "l…@example.org"), ("x@a.example", "x…@a.example"),
        ("\"x@a\"@b.example", nil),
    ])
    func `of an address its first character and its domain are shown`(
        address: String, shown: String?
    ) {
        #expect(EmailAddress(address).map { MaskedAddress($0).text } == shown)
    }

    @Test(arguments: Samples.hostile)
    func `no text becomes markup`(text: String) throws {
        var page = try Samples.preferencesPage()
        page.purposes[0].label = Wording(text)
        page.purposes[0].meaning = text
        page.newAddress = text
        page.problem = .invalid
        let signUp = ConfirmPage.SignUp(
            address: try Samples.address(), purposes: [text], notices: [])
        let escaped = HTMLEscaping.escape(text)
        for shown in [
            renderer.preferences(page), renderer.confirm(.waiting(signUp, path: "/confirm/T")),
            renderer.linkRequest(LinkRequestPage(email: text, problem: .invalid)),
            renderer.mailCode(
                MailCodePage(.draft, code: try Samples.code(), email: text, problem: .invalid)),
        ] {
            let scalars = shown.text.unicodeScalars
            #expect(scalars.contains(escaped.unicodeScalars))
            #expect(escaped == text || !scalars.contains(text.unicodeScalars))
        }
    }
}
