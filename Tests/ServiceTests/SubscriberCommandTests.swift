import Testing

/// What an operator is told of subscribers, and how they stop mails to one.
@Suite struct SubscriberCommandTests {
    private let service: MailService

    init() throws { service = try MailService() }

    private func end(_ path: String) throws {
        _ = try service.client.post(path, FormAnswers(["action": "unsubscribe"]))
    }

    @Test("the list tells each state and names nobody")
    func list() throws {
        try service.subscribe("ada@example.org")
        try service.signUp("bo@example.org")
        try end(try service.subscribe("cy@example.org"))
        let all = try service.command("subscriber", "list")
        let lines = all.output.split(separator: "\n")
        #expect(lines.count == 4 && !all.output.contains("@"))
        #expect(lines[0].hasPrefix("1  confirmed  en  "))
        #expect(lines[0].hasSuffix("  updates=ConsentGiven  bounces=0"))
        #expect(lines[1].contains("waiting") && lines[1].contains("updates=ConsentRequested"))
        #expect(lines[2].contains("ended") && lines[2].hasSuffix("suppressed=unsubscribed"))
        #expect(lines[3] == "total 3: 1 confirmed, 1 waiting, 0 imported, 1 ended; 1 suppressed")
        let waiting = try service.command(
            "subscriber", "list", "--purpose", "updates", "--state", "waiting", "--json")
        #expect(waiting.output.split(separator: "\n").count == 2)
        #expect(waiting.output.contains(#""state":"waiting""#))
        let few = try service.command("subscriber", "list", "--limit", "1").output
        #expect(few.split(separator: "\n").count == 2 && few.contains("total 3:"))
        #expect(
            try service.command("subscriber", "list", "--purpose", "other").output
                .hasPrefix("total 0:"))
    }

    @Test("one person's standing is told in words, without the address")
    func show() throws {
        let path = try service.subscribe("ada@example.org")
        let before = try service.command("subscriber", "show", "--email", "Ada@example.org").output
        #expect(before.contains("has confirmed the address\n"))
        #expect(before.contains("updates: agreed (") && before.hasSuffix("is not suppressed\n"))
        try end(path)
        let after = try service.command("subscriber", "show", "--email", "ada@example.org").output
        #expect(after.contains("no consent stands any more since "))
        #expect(after.contains("the person unsubscribed; a fresh sign-up of their own lifts it"))
        #expect(!(before + after).contains("@"))
        let unknown = try service.command("subscriber", "show", "--email", "no@example.org")
        #expect(unknown.ending == .exit(1) && !unknown.complaints.contains("no@example.org"))
    }

    @Test("a suppressed address gets no mail, whatever is asked, and its consent stands")
    func suppress() throws {
        try service.subscribe("ada@example.org")
        for address in ["ada@example.org", "nobody@example.org"] {
            let told = try service.command("subscriber", "suppress", "--email", address)
            #expect(told.ending == .exit(0) && !told.output.contains("@"))
            #expect(told.output.hasSuffix("consents stay as they are: this ends none\n"))
        }
        let sent = service.mails.mails(to: "ada@example.org").count
        for address in ["ada@example.org", "nobody@example.org"] {
            _ = try service.client.post(
                "/sign-up", FormAnswers(["email": address, "purpose": "updates"]))
        }
        #expect(try service.process.outbox() == "no mail waits\n")
        #expect(service.mails.mails(to: "ada@example.org").count == sent)
        #expect(service.mails.mails(to: "nobody@example.org").isEmpty)
        #expect(try service.command("consent", "stats").output.contains("ConsentGiven  1\n"))
        #expect(try service.command("audit-log").output.contains("suppressed  reason=operator"))
        let shown = try service.command("subscriber", "show", "--email", "nobody@example.org")
        #expect(shown.output.hasPrefix("no subscriber has this address\nnobody may write"))
    }

    @Test("a complaint stays a complaint")
    func complaint() throws {
        for reason in ["complaint", "operator"] {
            let told = try service.command(
                "subscriber", "suppress", "--email", "ada@example.org", "--reason", reason)
            #expect(told.output.contains("the person complained; nothing lifts it"))
        }
    }
}
