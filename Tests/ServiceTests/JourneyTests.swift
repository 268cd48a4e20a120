import Foundation
import Testing

/// What a participant does, from the article to the withdrawal, against the running product.
@Suite(.bothEngines) struct JourneyTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    @Test("the article leads to the survey, and the survey to its own address")
    func article() throws {
        let article = try client.get("/articles/rare-myasthenic-syndromes")
        #expect(article.status == 200)
        #expect(article.text.contains("href=\"\(WeightSurvey.path)\""))
        #expect(article.text.contains("action=\"/sign-up\""))
        let survey = try client.get(WeightSurvey.path)
        #expect(survey.status == 200)
        #expect(survey.text.contains("<form method=\"post\" action=\"\(WeightSurvey.path)\""))
    }

    @Test("a faulty answer comes back with every problem, linked, and all that was typed")
    func faulty() throws {
        let faulty = WeightSurvey.answers.with("who", nil).with("first_signs", "1800")
            .with("weight", "heavy <b>")
        let page = try WeightSurvey.send(faulty, by: client)
        #expect(page.status == 422)
        let links = page.text.matches(of: /<li><a href="#([a-z_]+)">/).map { String($0.output.1) }
        #expect(links == ["who", "first_signs", "weight"])
        for link in links {
            #expect(page.text.contains(" id=\"\(link)\""), "the link #\(link) leads nowhere")
        }
        for typed in ["1800", "heavy &lt;b&gt;", "Something rare"] {
            #expect(page.text.contains("value=\"\(typed)\""), "‘\(typed)’ was lost")
        }
        #expect(page.text.contains("Small meals &amp; good company.</textarea>"))
        #expect(page.text.contains("value=\"canada\" selected"))
        for ticked in ["id=\"reasons-mood\"", "id=\"reasons-gut\"", "id=\"change\""] {
            let control = page.text.firstMatch(of: try Regex("<input[^>]*\(ticked)[^>]*>"))
            #expect(control?.0.contains(" checked") == true, "\(ticked) was lost")
        }
        #expect(try service.report().responses == 0)
    }

    @Test("corrected answers lead to a receipt with the code, the answers and the consents")
    func corrected() throws {
        let page = try WeightSurvey.send(WeightSurvey.answers.with("who", nil), by: client)
        let corrected = WeightSurvey.answers.with("key", page.hidden("key"))
        let sent = try client.post(WeightSurvey.path, corrected)
        #expect(sent.status == 303)
        let receipt = try client.follow(sent)
        #expect(receipt.status == 200)
        #expect(receipt.text.contains("Thank you. Your answers are saved."))
        for shown in ["Something rare", "72.5 kg", "2011", "Canada", "good company."] {
            #expect(receipt.text.contains(shown), "the receipt does not show ‘\(shown)’")
        }
        #expect(receipt.text.contains("You agreed on"))
        #expect(receipt.text.contains("You did not agree"))
    }

    @Test("the code leads back however it is typed", arguments: ["-", " ", ""])
    func code(separator: String) throws {
        let code = try WeightSurvey.code(by: client)
        let entry = try client.get("/receipt")
        #expect(entry.text.contains("name=\"code\""))
        let typed = code.lowercased().replacing("-", with: separator)
        let found = try client.post("/receipt", FormAnswers(["code": typed]))
        #expect(found.status == 303)
        let receipt = try client.follow(found)
        #expect(receipt.hidden("code") == code)
        #expect(receipt.text.contains("Something rare"))
    }

    @Test("a response counts until it is withdrawn, and then its code says so")
    func withdrawal() throws {
        let code = try WeightSurvey.code(by: client)
        let before = try service.report()
        #expect(before.responses == 1)
        #expect(before.count("reasons", "mood") == 1)
        let withdrawn = try client.follow(
            client.post("/receipt/withdraw", FormAnswers(["code": code])))
        #expect(withdrawn.text.contains("Your answers are deleted"))
        let after = try service.report()
        #expect(after.responses == 0)
        #expect(after.questions.allSatisfy { $0.answered == 0 })
        #expect(after.questions.flatMap(\.counts).allSatisfy { $0.count == 0 })
        let later = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(later.text.contains("Your answers are deleted"))
        #expect(!later.text.contains("Something rare"))
    }

    @Test("withdrawing a second time says the same and changes nothing")
    func withdrawalTwice() throws {
        let code = try WeightSurvey.code(by: client)
        let form = FormAnswers(["code": code])
        let pages = try (1...2).map { _ in
            try client.follow(client.post("/receipt/withdraw", form))
        }
        #expect(pages[0].status == pages[1].status)
        // Each page has a link of its own, which leads to the same.
        let texts = pages.map { $0.text.replacing(/\/receipt\/[^\/"]+\//, with: "/receipt/LINK/") }
        #expect(texts[0] == texts[1] && texts[0].contains("/receipt/LINK/data.html"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("what the operator revokes leaves the counts, and the code says so at once")
    func revocation() throws {
        let code = try WeightSurvey.code(by: client)
        _ = try WeightSurvey.code(by: client)
        let revoked = try service.command("revoke", code)
        #expect(revoked.ending == .exit(0))
        #expect(try service.report().responses == 1)
        let page = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(page.text.contains("Your answers are deleted"))
        let consents = try service.command("consent", "show", code)
        #expect(consents.output.contains("ConsentRevoked"))
    }

    @Test("a code that leads nowhere is answered with the page to correct it")
    func unknownCode() throws {
        for typed in ["", "7H3K", "0000-0000-0000-0000-0000"] {
            for path in ["/receipt", "/receipt/withdraw"] {
                let page = try client.post(path, FormAnswers(["code": typed]))
                #expect(page.status == 422)
                #expect(page.text.contains("value=\"\(typed)\""))
            }
        }
    }

    @Test("a person who may not take part leaves nothing behind")
    func screenedOut() throws {
        let page = try WeightSurvey.send(WeightSurvey.answers.with("adult", "no"), by: client)
        #expect(page.status == 200)
        #expect(page.text.contains("Please ask a parent or guardian"))
        #expect(page.hidden("code") == nil)
        #expect(try service.report().responses == 0)
        let consents = try service.command("consent", "stats")
        #expect(consents.output == "nobody has been asked for consent yet\n")
    }

    @Test("withdrawing takes no more acts than giving, also for who only has the code")
    func steps() throws {
        let survey = try client.get(WeightSurvey.path + "?pages=one")
        let required = survey.text.matches(of: /\(required\)/).count
        let giving = ["open the survey"].count + required + ["send"].count
        let code = try WeightSurvey.code(by: client)
        let receipt = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(receipt.text.contains("action=\"/receipt/withdraw\""))
        let unfolding = receipt.text.matches(of: /<details>/).count
        let withdrawing = ["open the page", "type the code", "send", "withdraw"].count + unfolding
        let done = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        #expect(done.status == 303)
        #expect(required == 3)
        #expect(withdrawing <= giving)
    }
}
