import Foundation
import Testing

/// The product in other languages: pages, answers, consents, the programming interface.
@Suite struct LanguageTests {
    private static let german = "\(WeightSurvey.path)?lang=de"

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    @Test(
        "a page speaks the language of the address, or else the one that the browser prefers",
        arguments: [
            ("/", "", "en", "ltr"), ("/", "de-AT, en;q=0.5", "de", "ltr"),
            ("/?lang=ar", "de", "ar", "rtl"), ("/?lang=xx", "fr", "fr", "ltr"),
            ("/?lang=xx", "xx", "en", "ltr"), ("/receipt?lang=es", "", "es", "ltr"),
            ("/sign-up", "ar-EG", "ar", "rtl"), ("/privacy", "fr", "fr", "ltr"),
            ("/articles/rare-myasthenic-syndromes", "de", "de", "ltr"),
            ("/nothing/here", "es;q=0.3, fr;q=0.4", "fr", "ltr"),
            (WeightSurvey.path, "de", "de", "ltr"),
            (WeightSurvey.path, "fr, de;q=0.1", "de", "ltr"),
            (WeightSurvey.path, "fr", "en", "ltr"), (german, "en", "de", "ltr"),
        ])
    func negotiation(path: String, accepted: String, language: String, direction: String) throws {
        let page = try client.get(path, fields: ["Accept-Language": accepted])
        #expect(page.text.contains("<html lang=\"\(language)\" dir=\"\(direction)\">"))
        #expect(page["Vary"] == "Accept-Encoding, Accept-Language")
    }

    @Test("an article and a policy in another language than the page say so")
    func foreignTexts() throws {
        let mark = "lang=\"en\" dir=\"ltr\""
        for path in ["/articles/rare-myasthenic-syndromes?lang=ar", "/privacy?lang=ar"] {
            #expect(try client.get(path).text.contains("<div \(mark)>"))
        }
        #expect(try !client.get("/privacy").text.contains("<div lang"))
    }

    @Test("a German journey is German to its end, and counts together with English ones")
    func journey() throws {
        let page = try client.get(Self.german)
        #expect(page.text.contains("Bevor Sie beginnen"))
        #expect(page.hidden("language") == "de")
        let faulty = try sendGerman(WeightSurvey.answers.with("who", nil))
        #expect(faulty.status == 422)
        #expect(faulty.text.contains("Bitte beantworten Sie diese Frage."))
        #expect(!faulty.text.contains("hreflang"))
        let receipt = try client.follow(sendGerman(WeightSurvey.answers))
        #expect(receipt.text.contains("Danke. Ihre Antworten sind gespeichert."))
        #expect(receipt.text.contains("72,5 kg"))
        #expect(receipt.text.contains("Kanada"))
        _ = try WeightSurvey.code(by: client)
        let report = try service.report()
        #expect(report.responses == 2)
        #expect(report.count("reasons", "mood") == 2)
        #expect(report.count("region", "canada") == 2)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("the record names the text as it was shown, and a receipt in English still shows it")
    func consent() throws {
        let receipt = try client.follow(sendGerman(WeightSurvey.answers))
        let code = try #require(receipt.hidden("code"))
        let shown = try service.command("consent", "show", code).output
        let notice = try #require(shown.firstMatch(of: /notice ([0-9a-f]{64})/)).output.1
        let text = try client.get("/notices/\(notice)").text
        #expect(text.contains("Control: Ich habe die Informationen gelesen"))
        let english = try client.follow(
            client.post("/receipt?lang=en", FormAnswers(["code": code])))
        #expect(english.text.contains("What you agreed to"))
        #expect(
            english.text.contains("<dt lang=\"de\" dir=\"ltr\">Ich habe die Informationen gelesen"))
        #expect(english.text.contains("Canada"))
    }

    @Test("whoever changes the language between pages has agreed to what the first one said")
    func change() throws {
        var taker = try SurveyTaker(Self.german, by: client)
        try taker.send(FormAnswers(["ok_survey": "yes", "adult": "yes"]))
        let code = try #require(taker.code)
        #expect(taker.shows("Seite 2 von 4."))
        let resumed = try client.follow(
            client.post("/receipt?lang=en", FormAnswers(["code": code])))
        #expect(resumed.text.contains("Welcome back."))
        var english = taker
        english.page = resumed
        try english.sendRest()
        let shown = try service.command("consent", "show", code).output
        let notice = try #require(shown.firstMatch(of: /notice ([0-9a-f]{64})/)).output.1
        #expect(try client.get("/notices/\(notice)").text.contains("Ich habe die Informationen"))
    }

    @Test("the withdrawal of a German response is German and leaves nothing")
    func withdrawal() throws {
        let receipt = try client.follow(sendGerman(WeightSurvey.answers))
        let form = FormAnswers(["code": receipt.hidden("code") ?? ""])
        let ended = try client.follow(client.post("/receipt/withdraw?lang=de", form))
        #expect(ended.text.contains("Ihre Antworten sind gelöscht"))
        #expect(try service.report().responses == 0)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a sign-up asks and agrees in its language")
    func signUp() throws {
        let page = try client.get("/sign-up?lang=ar")
        #expect(page.hidden("language") == "ar")
        let form = FormAnswers(["email": "nobody", "language": "ar"])
        let faulty = try client.post("/sign-up", form)
        #expect(faulty.status == 422)
        #expect(faulty.text.contains("لا يبدو هذا عنوان بريد إلكتروني"))
    }

    @Test("a program tells the language that it asked in")
    func interface() throws {
        let answers = "{\"adult\": true, \"who\": \"self\", \"weight\": \"x\"}"
        func body(_ language: String) -> String {
            """
            {"answers": \(answers), "consents": {"survey": true}, "language": "\(language)"}
            """
        }
        let german = try client.post(WeightSurvey.responses, json: body("de"))
        #expect(german.status == 422)
        #expect(german.text.contains("Bitte geben Sie eine Zahl in Ziffern ein, in kg"))
        let french = try client.post(WeightSurvey.responses, json: body("fr"))
        #expect(french.status == 422)
        #expect(french.text.contains("“language” must be"))
        #expect(try client.get("/api/v1/forms").text.contains("\"languages\":[\"en\",\"de\"]"))
        let form = "/api/v1/forms/\(WeightSurvey.name)"
        #expect(try client.get(form + "?lang=de").text.contains("Gewicht im Lauf der Zeit"))
        #expect(try client.get(form + "?lang=fr").text.contains("Weight over time"))
    }

    @Test("a response tells a program its language")
    func storedLanguage() throws {
        let receipt = try client.follow(sendGerman(WeightSurvey.answers))
        let code = receipt.hidden("code") ?? ""
        let stored = try client.get(
            "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
        #expect(stored.text.contains("\"language\":\"de\""))
        #expect(stored.text.contains("Kanada"))
    }

    private func sendGerman(_ answers: FormAnswers) throws -> HTTPAnswer {
        let page = try client.get(Self.german)
        let form = answers.with("key", page.hidden("key")).with("language", "de")
        return try client.post(Self.german, form)
    }
}

extension SurveyTaker {
    /// Answers what must be answered on the pages that are left, and sends.
    fileprivate mutating func sendRest() throws {
        try send(FormAnswers(["who": "self"]))
        try send(FormAnswers(["change": "same"]))
        try send(FormAnswers([:]), go: "send")
    }
}
