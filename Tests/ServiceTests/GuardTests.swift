import Foundation
import Testing
import Values

@testable import Service
@testable import Store

/// People and programs in front of the survey and the sign-up, over the socket.
@Suite struct GuardTests {
    private static let easy = [
        "RECOUNT_GUARD_CHALLENGE": "suspicious", "RECOUNT_GUARD_DIFFICULTY": "8",
        "RECOUNT_GUARD_SENDS_PER_HOUR": "0",
    ]
    /// A story whose characters a page could lose on the way.
    private static let story = "\"Tea\" & <soup>\r\n\r\n  it’s ‘fine’, كوب شاي\t{{x}}"

    /// Starts with the defaults, but for an easy calculation and what is named.
    private static func start(_ environment: [String: String] = [:]) throws -> RecountProcess {
        try RecountProcess(environment: environment.merging(easy) { own, _ in own })
    }

    private func isAsked(_ answer: HTTPAnswer) -> Bool {
        answer.status == 428 && answer.text.contains("<h1>One more step</h1>")
    }

    // MARK: Surveys

    @Test("a program that has never seen the page is asked, and its calculation stores once")
    func withoutPage() throws {
        let service = try Self.start(["RECOUNT_GUARD_SURVEY_SECONDS": "0"])
        let client = service.client()
        let asked = try client.post(WeightSurvey.path, WeightSurvey.answers)
        #expect(isAsked(asked))
        #expect(try service.report().responses == 0)
        let solved = try AskedPage(page: asked).calculated()
        let receipt = try client.follow(client.post(WeightSurvey.path, solved))
        let again = try client.follow(client.post(WeightSurvey.path, solved))
        #expect(receipt.text.contains("Thank you. Your answers are saved."))
        #expect(receipt.hidden("code") == again.hidden("code"))
        #expect(try service.report().responses == 1)
    }

    @Test("who sends faster than anybody reads is asked; who has read is not")
    func time() throws {
        let service = try Self.start(["RECOUNT_GUARD_SURVEY_SECONDS": "60"])
        let client = service.client()
        let key = try #require(try client.get(WeightSurvey.path).hidden("key"))
        let form = WeightSurvey.answers.with("key", key)
        #expect(isAsked(try client.post(WeightSurvey.path, form)))
        let read = key.dropLast(20) + (try stamp(service, secondsAgo: 61))
        let sent = try client.post(WeightSurvey.path, form.with("key", String(read)))
        #expect(sent.status == 303)
        #expect(try service.report().responses == 1)
    }

    @Test("a forged, a foreign and a cut stamp are none", arguments: ["forged", "foreign", "cut"])
    func forgery(kind: String) throws {
        let service = try Self.start(["RECOUNT_GUARD_SURVEY_SECONDS": "0"])
        let client = service.client()
        let key = try #require(try client.get(WeightSurvey.path).hidden("key"))
        #expect(
            try client.post(WeightSurvey.path, WeightSurvey.answers.with("key", key)).status == 303)
        let other = try Self.start()
        let stamp = key.suffix(20)
        let bad =
            switch kind {
            case "forged": String(stamp.reversed())
            case "foreign":
                String(try other.client().get(WeightSurvey.path).hidden("key")?.suffix(20) ?? "")
            default: String(stamp.dropLast())
            }
        let form = WeightSurvey.answers.with("key", "another-key-of-a-program.\(bad)")
        #expect(isAsked(try client.post(WeightSurvey.path, form)))
    }

    @Test("a filled decoy is asked about, not dropped, and not carried on")
    func decoy() throws {
        let service = try Self.start(["RECOUNT_GUARD_SURVEY_SECONDS": "0"])
        let client = service.client()
        let page = try client.get(WeightSurvey.path)
        #expect(page.text.contains("Please leave this field empty:"))
        let form = WeightSurvey.answers.with("key", page.hidden("key"))
        let asked = try client.post(
            WeightSurvey.path, form.with("your-website", "https://x.example"))
        #expect(isAsked(asked))
        #expect(!asked.text.contains("x.example"))
        let sent = try client.post(WeightSurvey.path, AskedPage(page: asked).calculated())
        #expect(sent.status == 303)
    }

    @Test("an address that sends very often is asked, and others are not")
    func rate() throws {
        let service = try Self.start([
            "RECOUNT_GUARD_SURVEY_SECONDS": "0", "RECOUNT_GUARD_SENDS_PER_HOUR": "6",
        ])
        let client = service.client()
        for _ in 1...2 { #expect(try WeightSurvey.send(by: client).status == 303) }
        let asked = try WeightSurvey.send(by: client)
        #expect(isAsked(asked))
        #expect(
            try client.post(WeightSurvey.path, AskedPage(page: asked).calculated()).status == 303)
        #expect(try service.report().responses == 3)
    }

    @Test("everything typed lives through wrong answers, and a person's answer stores it")
    func nothingIsLost() throws {
        let service = try Self.start()
        let client = service.client()
        let typed = WeightSurvey.answers.with("story", Self.story)
        var page = AskedPage(page: try client.post(WeightSurvey.path, typed))
        for _ in 1...3 {
            page = AskedPage(page: try client.post(WeightSurvey.path, page.answeredWrongly()))
            #expect(isAsked(page.page))
            #expect(page.page.text.contains("That was not the right answer."))
        }
        for (name, value) in typed.fields {
            #expect(
                page.carried.fields.contains { $0.name == name && $0.value == value }, "\(name)")
        }
        let receipt = try client.follow(client.post(WeightSurvey.path, page.answered()))
        #expect(receipt.text.contains("&quot;Tea&quot; &amp; &lt;soup&gt;"))
        #expect(receipt.text.contains("كوب شاي"))
        #expect(try service.report().count("reasons", "gut") == 1)
    }

    @Test("the question is answered in any digits and with anything between them")
    func digits() throws {
        let service = try Self.start()
        let client = service.client()
        let page = AskedPage(page: try client.post(WeightSurvey.path, WeightSurvey.answers))
        let answer = try #require(page.answered().fields.last?.value)
        let arabic = answer.map { digit in
            digit.wholeNumberValue.map { String(UnicodeScalar(UInt32(0x660 + $0)) ?? "0") } ?? ", "
        }
        let form = page.carried.with("guard-answer", " \(arabic.joined()) .")
        #expect(try client.post(WeightSurvey.path, form).status == 303)
    }

    @Test("a solution lets nothing through but what it was asked for")
    func solutionOfAnother() throws {
        let service = try Self.start()
        let client = service.client()
        let asked = try client.post(WeightSurvey.path, WeightSurvey.answers)
        let solved = try AskedPage(page: asked).calculated()
        let stolen = solved.with("key", "another-key-of-a-program")
        #expect(isAsked(try client.post(WeightSurvey.path, stolen)))
        #expect(try service.report().responses == 0)
    }

    @Test("the first page of a survey is guarded, and no page behind it")
    func pages() throws {
        let service = try Self.start(["RECOUNT_GUARD_SURVEY_SECONDS": "0"])
        let client = service.client()
        let first = FormAnswers([
            "ok_survey": "yes", "adult": "yes", "pages": "sections", "page": "1", "go": "next",
        ])
        let asked = try client.post(WeightSurvey.path, first)
        #expect(isAsked(asked))
        var taker = try SurveyTaker(by: client)
        taker.page = try client.follow(
            client.post(WeightSurvey.path, AskedPage(page: asked).answered()))
        #expect(taker.number == 2)
        try taker.send(FormAnswers(["who": "self"]))
        for _ in 1...2 where taker.number != nil { try taker.send(FormAnswers([:]), go: "send") }
        #expect(taker.shows("Thank you. Your answers are saved."))
        #expect(try service.report().responses == 1)
    }

    @Test("a code that nothing is saved under does not go around the guard")
    func inventedCode() throws {
        let service = try Self.start()
        defer { service.kill() }
        let client = service.client()
        let form = WeightSurvey.answers.with("code", "0000-1111-2222-3333-4444")
            .with("revision", "1").with("pages", "one").with("page", "1").with("go", "send")
        #expect(isAsked(try client.post(WeightSurvey.path, form)))
    }

    /// The stamp of a page that was opened more than a day ago.
    private func stampOfYesterday(_ service: RecountProcess) throws -> String {
        try stamp(service, secondsAgo: 90_000)
    }

    /// The stamp of a page that was opened so long ago: no test waits, and none has to be quick.
    private func stamp(_ service: RecountProcess, secondsAgo seconds: Int64) throws -> String {
        let file = KeyFile(service.data.url.appending(path: "instance/recount.key"))
        let master = try #require(try file.load())
        let made = WallClock.system.now.advanced(by: -seconds)
        let stamp = PageStamp(made: made).letters(by: Vault(master))
        return String(decoding: stamp, as: UTF8.self)
    }

    @Test("a page from yesterday comes back filled in and can be sent at once")
    func overnight() throws {
        let service = try Self.start()
        let client = service.client()
        let key = "a-page-of-yesterday." + (try stampOfYesterday(service))
        let typed = WeightSurvey.answers.with("key", key)
        let page = try client.post(WeightSurvey.path, typed)
        #expect(page.status == 422)
        #expect(page.text.contains("This page was open for a long time."))
        #expect(page.text.contains("Small meals &amp; good company."))
        #expect(try service.report().responses == 0)
        let again = typed.with("key", page.hidden("key"))
        #expect(try client.post(WeightSurvey.path, again).status == 303)
        #expect(try service.report().responses == 1)
    }

    @Test("so does the first page of several, on which the next one follows")
    func firstPageOvernight() throws {
        let service = try Self.start()
        var taker = try SurveyTaker(by: service.client())
        let key = "a-page-of-yesterday." + (try stampOfYesterday(service))
        let first = FormAnswers(["ok_survey": "yes", "adult": "yes"])
        let sent = first.with("pages", "sections").with("page", "1").with("go", "next")
        taker.page = try taker.client.post(WeightSurvey.path, sent.with("key", key))
        #expect(taker.page.status == 422)
        #expect(taker.shows("This page was open for a long time."))
        #expect(try taker.isTicked("adult", "yes"))
        try taker.send(first)
        #expect(taker.number == 2)
    }

    @Test("so does a sign-up")
    func signUpOvernight() throws {
        let service = try Self.start()
        let client = service.client()
        let form = Self.signUp.with("page-made", try stampOfYesterday(service))
        let page = try client.post("/sign-up", form)
        #expect(page.status == 422)
        #expect(page.text.contains("This page was open for a long time."))
        #expect(page.hidden("page-made") != form.fields.last?.value)
        #expect(page.text.contains("value=\"kim+news@example.org\""))
        #expect(page.text.contains(/value="updates"[^>]* checked/))
        let again = form.with("page-made", page.hidden("page-made"))
        #expect(try client.post("/sign-up", again).status == 200)
    }

    @Test("who corrects a page does not wait anew, and faults are told before anything is asked")
    func correction() throws {
        let service = try Self.start(["RECOUNT_GUARD_SURVEY_SECONDS": "1"])
        let client = service.client()
        let typed = WeightSurvey.answers.with("first_signs", "long ago")
            .with("key", try client.get(WeightSurvey.path).hidden("key"))
        let faulty = try client.post(WeightSurvey.path, typed)
        #expect(faulty.status == 422)
        sleep(1)
        let page = try client.post(WeightSurvey.path, typed)
        let corrected = WeightSurvey.answers.with("key", page.hidden("key"))
        #expect(try client.post(WeightSurvey.path, corrected).status == 303)
    }

    @Test("in a frame the question stays in the frame")
    func framed() throws {
        let service = try Self.start()
        defer { service.kill() }
        let client = service.client()
        let asked = try client.post(WeightSurvey.path + "?embed", WeightSurvey.answers)
        #expect(isAsked(asked))
        #expect(asked["X-Frame-Options"] == nil)
        #expect(asked.text.contains("action=\"\(WeightSurvey.path)?embed\""))
    }

    @Test(
        "asked always, everybody is asked once; asked never, nobody is",
        arguments: ["always", "off"])
    func policy(policy: String) throws {
        let service = try Self.start([
            "RECOUNT_GUARD_CHALLENGE": policy, "RECOUNT_GUARD_SURVEY_SECONDS": "0",
        ])
        let client = service.client()
        let answer = try WeightSurvey.send(by: client)
        #expect(isAsked(answer) == (policy == "always"))
        let form = policy == "always" ? try AskedPage(page: answer).calculated() : nil
        if let form { #expect(try client.post(WeightSurvey.path, form).status == 303) }
        #expect(try service.report().responses == 1)
    }

    @Test("settings that are none are refused")
    func faultySettings() throws {
        let data = try TemporaryFolder()
        let result = try CommandLineTool.run(
            ["--data", data.path("instance"), "doctor"],
            environment: [
                "RECOUNT_GUARD_CHALLENGE": "sometimes", "RECOUNT_GUARD_DIFFICULTY": "40",
            ])
        #expect(result.ending != .exit(0))
        #expect(result.complaints.contains("is ‘sometimes’, but must be off, suspicious or always"))
        #expect(result.complaints.contains("is ‘40’, but must be a whole number from 8 to 26"))
    }

    // MARK: Sign-ups

    private static let signUp = FormAnswers([
        "email": "kim+news@example.org", "purpose": "updates", "language": "en",
    ])

    @Test(
        "a sign-up has a stamp wherever its box stands",
        arguments: ["/", "/sign-up", "/articles/rare-myasthenic-syndromes", "/embed/sign-up"])
    func signUpBox(path: String) throws {
        let service = try Self.start(["RECOUNT_GUARD_SIGN_UP_SECONDS": "60"])
        let client = service.client()
        let page = try client.get(path)
        #expect(page.hidden("page-made")?.count == 20)
        let form = Self.signUp.with("page-made", page.hidden("page-made"))
        #expect(isAsked(try client.post("/sign-up", form)))
        let read = form.with("page-made", try stamp(service, secondsAgo: 61))
        #expect(try client.post("/sign-up", read).status == 200)
        #expect(try service.outbox().split(separator: "\n").count == 1)
    }

    @Test("a sign-up that was asked about holds for its address alone")
    func signUpChallenge() throws {
        let service = try Self.start()
        let client = service.client()
        let asked = try client.post("/sign-up", Self.signUp)
        #expect(isAsked(asked))
        #expect(try service.outbox() == "no mail waits\n")
        let solved = try AskedPage(page: asked).calculated()
        let stolen = solved.with("email", "lee@example.org")
        #expect(isAsked(try client.post("/sign-up", stolen)))
        #expect(try client.post("/sign-up", solved).text.contains("Please look into your mailbox"))
        #expect(try service.outbox().split(separator: "\n").count == 1)
    }

    @Test("a filled decoy beside an address is asked about")
    func signUpDecoy() throws {
        let service = try Self.start(["RECOUNT_GUARD_SIGN_UP_SECONDS": "0"])
        defer { service.kill() }
        let client = service.client()
        let form = Self.signUp.with("page-made", try client.get("/sign-up").hidden("page-made"))
        #expect(isAsked(try client.post("/sign-up", form.with("your-website", "x"))))
        #expect(try client.post("/sign-up", form).status == 200)
    }
}
