import Foundation
import MailSink
import Testing

/// The way of an address from the sign-up box to the last unsubscription, by mails that really left.
@Suite(.bothEngines) struct MailJourneyTests {
    private static let address = "ada@example.org"

    private let service: RecountProcess
    private let client: HTTPClient
    private let mails: MailFolder

    init() throws {
        service = try RecountProcess(
            environment: [
                "RECOUNT_MAIL_TRANSPORT": "folder",
                "RECOUNT_PUBLIC_URL": "https://surveys.example.org",
                "RECOUNT_MAIL_FROM": "news@example.org",
                "RECOUNT_MAIL_RETURN_PATH": "bounces@example.org",
            ])
        client = service.client()
        mails = MailFolder(of: service)
    }

    private func signUp(_ address: String = address) throws {
        let answer = try client.post(
            "/sign-up", FormAnswers(["email": address, "purpose": "updates"]))
        #expect(answer.status == 200)
    }

    /// The path behind a link of a mail.
    private func path(_ link: String?) throws -> String {
        let link = try #require(link)
        #expect(link.hasPrefix("https://surveys.example.org/"))
        return String(link.dropFirst("https://surveys.example.org".count))
    }

    private func link(_ place: String, in mail: ReceivedMail?) throws -> String {
        try path(try #require(mail).link("https://surveys.example.org/\(place)/"))
    }

    /// Signs up and confirms; returns the path of the person's own page.
    private func subscribe(_ address: String = address) throws -> String {
        try signUp(address)
        let mail = mails.wait(for: 1, to: address).last
        let page = try client.post(try link("confirm", in: mail), FormAnswers([:]))
        let preferences = page.text.firstMatch(of: /href="(\/preferences\/[A-Za-z0-9_-]+)"/)
        return String(try #require(preferences).output.1)
    }

    private func totals() throws -> String { try service.command("consent", "stats").output }

    @Test("a sign-up is confirmed by a POST alone, and by it once")
    func confirmation() throws {
        try signUp()
        let mail = try #require(mails.wait(for: 1, to: Self.address).first)
        #expect(mail.fields["from"]?.contains("<news@example.org>") == true)
        #expect(mail.fields["return-path"]?.hasPrefix("<bounces+") == true)
        #expect(mail.fields["list-unsubscribe"] == nil)
        let path = try link("confirm", in: mail)
        for _ in 1...2 {
            #expect(try client.get(path).text.contains("<button"))
            #expect(try client.ask("HEAD", path).status == 200)
        }
        #expect(try totals().contains("ConsentRequested"))
        let first = try client.post(path, FormAnswers([:]))
        #expect(try client.post(path, FormAnswers([:])).text == first.text)
        #expect(try client.get(path).text.contains("/preferences/"))
        #expect(try totals().contains("ConsentGiven  1\n"))
        let history = try service.command("consent", "history", "--email", Self.address).output
        #expect(history.contains("ConsentGiven") && history.contains("confirmation page"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("whoever has signed up gets a mail with the own page, and no second question")
    func known() throws {
        _ = try subscribe()
        try signUp()
        let mail = try #require(mails.wait(for: 2, to: Self.address).last)
        #expect(mail.link("https://surveys.example.org/confirm/") == nil)
        let own = try client.get(try link("preferences", in: mail))
        #expect(own.status == 200 && own.text.contains(Self.address))
        let target = try #require(mail.fields["list-unsubscribe"])
        #expect(target.contains("https://surveys.example.org/u/"))
        #expect(mail.fields["list-unsubscribe-post"] == "List-Unsubscribe=One-Click")
    }

    @Test(
        "one click ends the mails, whatever a mail program sends with it",
        arguments: [
            ("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"),
            (
                "multipart/form-data; boundary=b",
                "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\n"
                    + "One-Click\r\n--b--\r\n"
            ),
            (nil, ""),
        ])
    func oneClick(type: String?, body: String) throws {
        _ = try subscribe()
        try signUp()
        let path = try link("u", in: mails.wait(for: 2, to: Self.address).last)
        let fields = type.map { ["Content-Type": $0] } ?? [:]
        let first = try client.ask("POST", path, fields: fields, body: Array(body.utf8))
        #expect(first.status == 200 && first["Set-Cookie"] == nil)
        #expect(try totals().contains("ConsentWithdrawn  1\n"))
        let again = try client.ask("POST", path, fields: fields, body: Array(body.utf8))
        #expect(again.text == first.text)
        let unknown = "/u/" + String(repeating: "A", count: 43)
        let foreign = try client.ask("POST", unknown, fields: fields, body: Array(body.utf8))
        #expect(foreign.text.replacing(unknown, with: path) == first.text)
        // The one mail that tells of it, and no other.
        #expect(mails.wait(for: 3, to: Self.address).count == 3)
        #expect(try service.outbox() == "no mail waits\n")
        #expect(mails.mails(to: Self.address).count == 3)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("an unsubscription is undone by a button, and told of once")
    func undo() throws {
        _ = try subscribe()
        try signUp()
        let path = try link("u", in: mails.wait(for: 2, to: Self.address).last)
        _ = try client.post(path, FormAnswers([:]))
        let told = try #require(mails.wait(for: 3, to: Self.address).last)
        #expect(try link("u", in: told) == path)
        _ = try client.post(path, FormAnswers(["action": "undo"]))
        #expect(try totals().contains("ConsentGiven  1\n"))
        _ = try client.post(path, FormAnswers([:]))
        #expect(try totals().contains("ConsentWithdrawn  1\n"))
        #expect(try service.outbox() == "no mail waits\n")
        #expect(mails.mails(to: Self.address).count == 3)
    }

    @Test("preferences give and take each purpose, speak a language, end and erase")
    func preferences() throws {
        let path = try subscribe()
        func act(_ fields: KeyValuePairs<String, String>) throws -> HTTPAnswer {
            try client.follow(client.post(path, FormAnswers(fields)))
        }
        _ = try act(["action": "decide", "purpose": "updates", "decision": "withdraw"])
        #expect(try totals().contains("ConsentWithdrawn  1\n"))
        _ = try act(["action": "decide", "purpose": "updates", "decision": "give"])
        #expect(try totals().contains("ConsentGiven  1\n"))
        let page = try act(["action": "language", "language": "de"])
        #expect(page.text.contains(#"<option value="de" lang="de" dir="ltr" selected"#))
        let data = try client.get("\(path)/data.json").text
        #expect(data.contains(#""email":"\#(Self.address)""#))
        _ = try act(["action": "unsubscribe"])
        #expect(try totals().contains("ConsentWithdrawn  1\n"))
        let erased = try client.post(path, FormAnswers(["action": "erase"]))
        #expect(erased.status == 200)
        #expect(try client.get(path).status == 404)
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a new address is confirmed anew, the old one is told, and old links lead nowhere")
    func address() throws {
        let path = try subscribe()
        let refused = try client.post(path, FormAnswers(["action": "address", "email": "no"]))
        #expect(refused.status == 422 && refused.text.contains(#"value="no""#))
        let asked = FormAnswers(["action": "address", "email": "bo@example.org"])
        _ = try client.post(path, asked)
        let mail = try #require(mails.wait(for: 1, to: "bo@example.org").first)
        #expect(try client.get(path).text.contains(Self.address))
        _ = try client.post(try link("confirm", in: mail), FormAnswers([:]))
        #expect(try client.get(path).status == 404)
        let told = try #require(mails.wait(for: 2, to: Self.address).last)
        #expect(told.link("https://surveys.example.org/") == nil)
        let held = try service.command("consent", "access", "--email", "bo@example.org").output
        #expect(held.contains(#""email":"bo@example.org""#))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("the link to the own page goes to subscribers alone, and the answer tells nobody")
    func links() throws {
        _ = try subscribe()
        let answers = try [Self.address, "nobody@example.org"].map {
            try client.post("/preferences", FormAnswers(["email": $0])).withoutDate
        }
        #expect(answers[0] == answers[1] && answers[0].status == 200)
        let mail = mails.wait(for: 2, to: Self.address).last
        #expect(try client.get(try link("preferences", in: mail)).status == 200)
        #expect(mails.mails(to: "nobody@example.org").isEmpty)
    }

    @Test("whoever was erased can sign up anew, and confirms anew")
    func anew() throws {
        _ = try subscribe()
        #expect(try service.command("erase", "--email", Self.address).ending == .exit(0))
        try signUp()
        let mail = mails.wait(for: 2, to: Self.address).last
        #expect(try totals().contains("ConsentRequested"))
        _ = try client.post(try link("confirm", in: mail), FormAnswers([:]))
        #expect(try totals().contains("ConsentGiven  1\n"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("a code is sent to an address that nothing connects with the answers afterwards")
    func code() throws {
        let code = try WeightSurvey.code(by: client)
        let receipt = try client.follow(client.post("/receipt", FormAnswers(["code": code])))
        #expect(receipt.text.contains(#"action="/receipt/mail""#))
        let refused = try client.post("/receipt/mail", FormAnswers(["code": code, "email": "no"]))
        #expect(refused.status == 422 && refused.text.contains(#"value="no""#))
        let sent = FormAnswers(["code": code, "email": Self.address])
        #expect(try client.post("/receipt/mail", sent).status == 200)
        let mail = try #require(mails.wait(for: 1, to: Self.address).first)
        #expect(mail.text.contains(code))
        #expect(mail.link("https://surveys.example.org/receipt") != nil)
        #expect(try service.outbox() == "no mail waits\n")
        let unknown = try service.command("consent", "access", "--email", Self.address)
        #expect(unknown.ending != .exit(0))
    }

    @Test("whoever pauses gets a link to go on, and opening it changes nothing")
    func resume() throws {
        var survey = try SurveyTaker(by: client)
        try survey.send(WeightSurvey.answers, go: "pause")
        let code = try #require(survey.page.hidden("code"))
        let sent = FormAnswers(["code": code, "email": Self.address])
        #expect(try client.post("/surveys/mail", sent).status == 200)
        let mail = try #require(mails.wait(for: 1, to: Self.address).first)
        let path = try link("surveys", in: mail)
        for _ in 1...2 { #expect(try client.get(path).text.contains(code)) }
    }
}
