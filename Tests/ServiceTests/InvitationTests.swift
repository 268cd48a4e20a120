import Dispatch
import Foundation
import Store
import Synchronization
import Testing

/// Surveys by invitation, from the list to the answer.
@Suite(.bothEngines) struct InvitationTests {
    private static let used = "This invitation was answered already"
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    private func responses() throws -> Int { try service.report(of: "circle").responses }

    @Test("without a link the survey does not open, and says why in the person's language")
    func uninvited() throws {
        try service.publishCircle()
        let page = try client.get(InvitedSurvey.path)
        #expect(page.status == 403 && page.text.contains("This survey is by invitation"))
        let german = try client.get(InvitedSurvey.path + "?lang=de")
        #expect(german.text.contains("Zu dieser Umfrage wird eingeladen") || german.status == 403)
        let sent = try client.post(InvitedSurvey.path, FormAnswers(["name": "Ada"]))
        #expect(sent.status == 403)
        let unknown = String(repeating: "A", count: 43)
        for token in ["x", unknown] {
            let page = try client.get(InvitedSurvey.path + "?invitation=\(token)")
            #expect(page.status == 404 && page.text.contains("We do not know this link"))
            let sent = try client.post(
                InvitedSurvey.path, FormAnswers(["name": "Ada", "invitation-link": token]))
            #expect(sent.status == 404)
        }
        #expect(try responses() == 0)
    }

    @Test("the programming interface takes one response with an invitation and none without")
    func interface() throws {
        try service.publishCircle()
        try service.invite("ada")
        let link = try #require(try service.invitations().first)
        func send(_ query: String, key: String) throws -> HTTPAnswer {
            try client.ask(
                "POST", InvitedSurvey.responses + query,
                fields: ["Content-Type": "application/json", "Idempotency-Key": key],
                body: Array(#"{"answers": {"name": "Ada"}}"#.utf8))
        }
        let (first, second) = ("a-key-of-an-app-1", "a-key-of-an-app-2")
        #expect(try send("", key: first).status == 403)
        #expect(try send(link, key: first).status == 201)
        #expect(try send(link, key: first).status == 201)
        let used = try send(link, key: second)
        #expect(used.status == 403 && used["Content-Type"] == "application/problem+json")
        #expect(used.text.contains("This invitation was answered already"))
        #expect(try responses() == 1)
    }

    @Test("a list is looked through first, and nobody is invited twice")
    func list() throws {
        try service.publishCircle()
        let list = try service.data.write(
            "\u{FEFF}email,language\r\nada@example.org,en\r\nbo\r\nBo@example.org,\r\n"
                + "bo@example.org,en\r\ncy@example.org,de\r\ndi@example.org,en\r\n",
            to: "list.csv")
        #expect(
            try service.command("erase", "--email", "di@example.org").ending == .exit(0))
        let dry = try service.command("invite", "circle", "--from", list)
        #expect(
            dry.output == """
                to invite  2
                malformed  2  (lines 3, 6)
                duplicates  1
                invited before  0
                suppressed  1
                nothing was sent; run it with --apply

                """)
        #expect(try service.outbox() == "no mail waits\n")
        let applied = try service.command("invite", "circle", "--from", list, "--apply")
        #expect(applied.output.hasSuffix("invited  2  (their mails wait in the outbox)\n"))
        let again = try service.command("invite", "circle", "--from", list, "--apply")
        #expect(again.output.contains("invited before  2\n"))
        #expect(again.output.hasSuffix("invited  0  (their mails wait in the outbox)\n"))
        #expect(try service.letters().map(\.address) == ["ada@example.org", "Bo@example.org"])
        #expect(
            try service.command("audit-log").output.contains("  invited  addresses=2  form=circle"))
        #expect(try service.command("doctor").ending == .exit(0))
    }

    @Test("what is no list is told with its line")
    func noList() throws {
        try service.publishCircle()
        for (text, words) in [
            ("name\nada@example.org\n", "must begin with the line ‘email,language’"),
            ("email\n\"ada@example.org\n", "line 2 of the list has a quote"),
        ] {
            let list = try service.data.write(text, to: "list.csv")
            let told = try service.command("invite", "circle", "--from", list)
            #expect(told.ending == .exit(1) && told.complaints.contains(words))
        }
        let list = try service.data.write("email\nada@example.org\n", to: "list.csv")
        _ = try service.command("form", "close", "circle")
        let closed = try service.command("invite", "circle", "--from", list)
        #expect(closed.complaints.contains("‘circle’ is closed"))
    }

    @Test("an invitation is answered once, and the same answers again lead to their receipt")
    func answered() throws {
        try service.publishCircle()
        try service.invite("ada", "bo")
        let link = try #require(try service.invitations().first)
        var taker = try SurveyTaker(InvitedSurvey.path, query: link, by: client)
        #expect(taker.shows(InvitedSurvey.words))
        let answers = FormAnswers(["name": "Ada"])
        let late = try SurveyTaker(InvitedSurvey.path, query: link, by: client)
        let same = taker
        try taker.send(answers, go: "send")
        #expect(taker.shows("Thank you"))
        let again = try same.post(answers, go: "send")
        #expect(try again.status == 303 && client.follow(again).hidden("code") == taker.code)
        let refused = try late.post(answers, go: "send")
        #expect(refused.status == 410 && refused.text.contains(Self.used))
        let used = try client.get(InvitedSurvey.path + link)
        #expect(used.status == 410 && used.text.contains(Self.used))
        #expect(used.text.contains("href=\"/receipt\""))
        #expect(try responses() == 1)
        #expect(
            try service.invitationStatus() == """
                invited  2
                answered  1
                declined  0
                ended  0
                waiting  1
                reminded  0

                """)
    }

    @Test("the invitation goes through all pages and through a pause", arguments: ["", "/embed"])
    func pages(frame: String) throws {
        try service.publishCircle(pages: "questions")
        try service.invite("ada")
        let link = try #require(try service.invitations().first)
        let path = frame.isEmpty ? InvitedSurvey.path : "/embed/circle"
        var taker = try SurveyTaker(path, query: link, by: client)
        let other = try SurveyTaker(path, query: link, by: client)
        try taker.send(FormAnswers(["name": "Ada"]))
        #expect(taker.page.hidden("invitation-link") != nil)
        let code = try #require(taker.code)
        taker.page = try SurveyTaker.resume(code, by: client)
        #expect(taker.page.hidden("invitation-link").map { "?invitation=\($0)" } == link)
        try taker.send(FormAnswers(["mood": "well"]), go: "send")
        #expect(taker.shows("Thank you"))
        #expect(try responses() == 1)
        var second = other
        try second.send(FormAnswers(["name": "Eve"]))
        try second.send(FormAnswers(["mood": "sly"]), go: "send")
        #expect(second.page.status == 410 && second.shows(Self.used))
        #expect(try responses() == 1)
    }

    @Test("a draft without its invitation is not sent")
    func withoutInvitation() throws {
        try service.publishCircle(pages: "questions")
        try service.invite("ada")
        let link = try #require(try service.invitations().first)
        var taker = try SurveyTaker(InvitedSurvey.path, query: link, by: client)
        try taker.send(FormAnswers(["name": "Ada"]))
        let bare = try client.post(
            InvitedSurvey.path,
            FormAnswers(["code": try #require(taker.code), "page": "2", "pages": "questions"]))
        #expect(bare.status == 403)
    }

    @Test("two windows that send at the same moment give one answer")
    func race() throws {
        try service.publishCircle()
        try service.invite("ada")
        let link = try #require(try service.invitations().first)
        let forms = try (0..<6).map { _ in
            let page = try client.get(InvitedSurvey.path + link)
            var form = FormAnswers(["name": "Ada", "go": "send"])
            for field in page.hiddenFields { form.add(field.name, field.value) }
            return form
        }
        let statuses = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: forms.count) { [service] number in
            let answer = try? service.client().post(InvitedSurvey.path, forms[number])
            statuses.withLock { $0.append(answer?.status ?? 0) }
        }
        #expect(statuses.withLock { $0.sorted() } == [303, 410, 410, 410, 410, 410])
        #expect(try responses() == 1)
    }

    @Test("the language switch keeps the invitation")
    func languages() throws {
        let name = "caring-for-someone"
        let list = try service.data.write("email,language\nada@example.org,de\n", to: "l.csv")
        let invited = try service.command("invite", name, "--from", list, "--apply")
        #expect(invited.ending == .exit(0), "\(invited.complaints)")
        let letter = try #require(try service.letters().first)
        guard case .invitation(let token, form: name, _) = letter.content else {
            Issue.record("no invitation was queued")
            return
        }
        #expect(letter.language == "de")
        let page = try client.get("/surveys/\(name)?invitation=\(token)&lang=de")
        #expect(page.text.contains("href=\"?lang=ar&amp;invitation=\(token)\""))
        #expect(page.hidden("invitation-link") == token)
    }

    @Test("with the link of whoever said no nothing is stored, neither begun before nor after")
    func declined() throws {
        try service.publishCircle()
        try service.invite("ada")
        let link = try #require(try service.invitations().first)
        let taker = try SurveyTaker(InvitedSurvey.path, query: link, by: client)
        try service.decline(link)
        for page in [
            try client.get(InvitedSurvey.path + link),
            try taker.post(FormAnswers(["name": "Ada"]), go: "send"),
        ] {
            #expect(page.status == 410 && page.text.contains("This invitation was declined"))
        }
        #expect(try responses() == 0)
        #expect(try service.invitationStatus().contains("declined  1\n"))
        #expect(try service.outbox() == "no mail waits\n")
    }

    @Test("an author tries a survey by invitation out without one")
    func preview() throws {
        let preview = try PreviewProcess(InvitedSurvey.file())
        let page = try preview.client().get(InvitedSurvey.path)
        #expect(page.status == 200 && page.text.contains(InvitedSurvey.words))
    }

    @Test("closing a survey ends its invitations")
    func closed() throws {
        try service.publishCircle()
        try service.invite("ada")
        #expect(try service.command("form", "close", "circle").ending == .exit(0))
        #expect(try service.invitationStatus().contains("ended  1\nwaiting  0\n"))
        #expect(try service.outbox() == "no mail waits\n")
    }

    @Test("a server reminds once whoever has not answered, when the time has come")
    func reminders() throws {
        try service.publishCircle()
        try service.invite("ada", "bo", reminders: 1)
        let link = try #require(try service.invitations().first)
        var taker = try SurveyTaker(InvitedSurvey.path, query: link, by: client)
        try taker.send(FormAnswers(["name": "Ada"]), go: "send")
        service.kill()
        for time in ["+6d", "+8d", "+9d", "+30d"] {
            let later = try RecountProcess(on: service.data, later: time)
            later.terminate()
            #expect(try later.ending() == .exit(0))
            let count = time == "+6d" ? 0 : 1
            let status = try service.invitationStatus()
            #expect(status.contains("answered  1\n") && status.contains("reminded  \(count)\n"))
        }
        let kinds = try service.command("outbox", "list").output
        #expect(kinds.matches(of: /reminder/).count == 1)
    }

    @Test("a survey by invitation stands on no page that is open to everybody")
    func hidden() throws {
        try service.publishCircle()
        let home = try client.get("/").text
        #expect(home.contains("/surveys/") && !home.contains(InvitedSurvey.path))
    }

    @Test("whoever asks what is held of their address is told of invitations and of their end")
    func access() throws {
        try service.publishCircle()
        try service.invite("ada")
        let command = ["consent", "access", "--email", "ada@example.org"]
        let held = try service.command(command).output
        #expect(held.contains(#""state":"invited""#) && held.contains(#""survey":"circle""#))
        #expect(held.contains(#""suppression":null"#))
        _ = try service.command("erase", "--email", "ada@example.org")
        let left = try service.command(command).output
        #expect(left.contains(#""invitations":[]"#) && left.contains(#""reason":"erased""#))
    }

    @Test("erasing an address ends its invitation")
    func erased() throws {
        try service.publishCircle()
        try service.invite("ada")
        let link = try #require(try service.invitations().first)
        #expect(try service.command("erase", "--email", "ADA@example.org").ending == .exit(0))
        let page = try client.get(InvitedSurvey.path + link)
        #expect(page.status == 410 && page.text.contains("This invitation has ended"))
        #expect(try service.outbox() == "no mail waits\n")
    }

    @Test("a restored backup asks nobody again who has answered since", .onFile)
    func restored() throws {
        try service.publishCircle()
        try service.invite("ada", "bo")
        let links = try service.invitations()
        let folder = service.data.path("backups")
        #expect(try service.command("backup", folder).ending == .exit(0))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let old = "\(folder)/" + (try #require(names.first { $0.hasPrefix("data-") }))
        var taker = try SurveyTaker(InvitedSurvey.path, query: links[0], by: client)
        try taker.send(FormAnswers(["name": "Ada"]), go: "send")
        sleep(1)
        #expect(try service.command("backup", folder).ending == .exit(0))
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let restored = try service.command("restore", folder, "--file", old)
        #expect(restored.ending == .exit(0), "\(restored.complaints)")
        let next = try RecountProcess(on: service.data)
        let client = next.client()
        #expect(try client.get(InvitedSurvey.path + links[0]).status == 410)
        #expect(try client.get(InvitedSurvey.path + links[1]).status == 200)
        #expect(try next.invitationStatus().contains("answered  1\n"))
        #expect(try next.command("doctor").ending == .exit(0))
    }
}
