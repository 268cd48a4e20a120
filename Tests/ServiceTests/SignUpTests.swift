import Testing

/// The sign-up box of the running product: it tells nobody who has signed up.
@Suite(.bothEngines) struct SignUpTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    private func signUp(_ address: String) throws -> HTTPAnswer {
        try client.post(
            "/sign-up", FormAnswers(["email": address, "purpose": "updates"]))
    }

    @Test("a new, a waiting and a differently typed address get the same answer to the byte")
    func sameAnswer() throws {
        let answers = try [
            "ann@example.org", "ann@example.org", "Ann@Example.ORG", "bo@example.org",
        ]
        .map { try signUp($0).withoutDate }
        #expect(answers[0].status == 200)
        #expect(answers.allSatisfy { $0 == answers[0] })
        #expect(!answers[0].text.contains("ann"))
    }

    @Test("the programming interface gives the same answer to all, too")
    func sameAnswerToPrograms() throws {
        let answers = try ["cleo@example.org", "cleo@example.org", "CLEO@example.org"].map {
            try client.post(
                "/api/v1/sign-ups", json: #"{"email": "\#($0)", "purposes": ["updates"]}"#
            ).withoutDate
        }
        #expect(answers[0].status == 202)
        #expect(answers.allSatisfy { $0 == answers[0] })
    }

    @Test("an address gets at most three mails a day, whoever asks")
    func mails() throws {
        for _ in 1...5 { _ = try signUp("dora@example.org") }
        let lines = try service.outbox().split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.allSatisfy { $0.hasSuffix("confirmation  queued") })
        _ = try signUp("emil@example.org")
        #expect(try service.outbox().split(separator: "\n").count == 4)
    }

    @Test("before it is confirmed, a sign-up is a request for consent and no more")
    func waiting() throws {
        _ = try signUp("fay@example.org")
        _ = try service.outbox()
        let consents = try service.command("consent", "stats")
        #expect(consents.output == "sign-up  updates  ConsentRequested  1\n")
    }

    @Test(
        "what cannot be a sign-up comes back with what was typed",
        arguments: [
            (FormAnswers(["email": "", "purpose": "updates"]), ""),
            (FormAnswers(["email": "nobody", "purpose": "updates"]), "nobody"),
            (FormAnswers(["email": "guy@example.org"]), "guy@example.org"),
        ])
    func refused(form: FormAnswers, typed: String) throws {
        let page = try client.post("/sign-up", form)
        #expect(page.status == 422)
        #expect(page.text.contains("value=\"\(typed)\""))
        #expect(try service.outbox() == "no mail waits\n")
    }
}
