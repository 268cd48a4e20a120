import Foundation
import MailSink
import Testing

/// What the documentation tells people to type does what it says.
@Suite struct GuideConsoleTests {
    /// Runs a command of a page in a folder.
    private func expect(
        _ step: Guide.Step, in folder: TemporaryFolder, data: String = "data",
        replacing words: [String: String] = [:]
    ) throws {
        let arguments = step.arguments.map { words[$0] ?? $0 }
        let run = try BinaryRun(
            arguments, environment: ["RECOUNT_DATA": data], workingFolder: folder.url)
        _ = try run.wait()
        // Advice depends on the machine, so that a page cannot show it.
        let complaints = run.complaints.split(separator: "\n").filter { !$0.hasPrefix("advice: ") }
        #expect(complaints == [], "\(step.command)")
        let fits = try step.fits(run.output)
        #expect(fits, "\(step.command) printed\n\(run.output)")
    }

    @Test("the first survey in five minutes")
    func firstSurvey() throws {
        let guide = try Guide("README.md", section: "Your first survey in five minutes")
        let (files, consoles) = (guide.files, guide.consoles)
        try #require(files.count == 2 && consoles.count == 5)
        let service = try RecountProcess()
        let (client, folder) = (service.client(), service.data)
        let data = folder.path("instance")
        _ = try folder.write(files[0], to: "tired-days.yaml")
        for step in consoles[0] { try expect(step, in: folder) }
        let lines = files[0].split(separator: "\n").dropLast(2).joined(separator: "\n")
        _ = try folder.write(lines + "\n" + files[1], to: "tired-days.yaml")
        for step in consoles[1] + consoles[2] { try expect(step, in: folder, data: data) }
        try eventually { try client.get("/surveys/tired-days").status == 200 }
        let code = try answer(by: client)
        for step in consoles[3] { try expect(step, in: folder, data: data) }
        let withdrawn = try client.ask(
            "DELETE", "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
        #expect(withdrawn.status == 200)
        for step in consoles[4] {
            let example = step.arguments.last ?? ""
            let words = step.command.contains("consent show") ? [example: code] : [:]
            try expect(step, in: folder, data: data, replacing: words)
        }
    }

    private struct Receipt: Decodable {
        let code: String
    }

    private func answer(by client: HTTPClient) throws -> String {
        let answers =
            #"{"answers": {"tired": "often", "understood": 4}, "consents": {"survey": true}}"#
        let answer = try client.post(
            "/api/v1/forms/tired-days/responses", json: answers,
            fields: ["Idempotency-Key": UUID().uuidString])
        return try answer.json(Receipt.self).code
    }

    @Test("looking at a survey while one writes it")
    func writing() throws {
        let folder = try TemporaryFolder()
        let survey = try Guide("forms/README.md", section: "A survey").files
        _ = try folder.write(try #require(survey.first), to: "pulse.yaml")
        for step in try Guide("forms/README.md", section: "While you write").consoles.joined() {
            if step.arguments.contains("preview") {
                try preview(step, in: folder)
            } else if step.arguments.contains(">") {
                try redirection(step, in: folder)
            } else {
                try expect(step, in: folder)
            }
        }
    }

    private func preview(_ step: Guide.Step, in folder: TemporaryFolder) throws {
        let run = try BinaryRun(
            step.arguments + ["--listen", "127.0.0.1:0"], workingFolder: folder.url)
        let isThere = try eventually { try step.fits(run.output) }
        #expect(isThere, "\(run.output)\(run.complaints)")
        run.terminate()
        #expect(try run.wait() == .exit(0))
    }

    /// A shell would write the output into the file that the modeline of the page names.
    private func redirection(_ step: Guide.Step, in folder: TemporaryFolder) throws {
        let parts = step.arguments.split(separator: ">")
        let run = try BinaryRun(Array(parts[0]), workingFolder: folder.url)
        #expect(try run.wait() == .exit(0))
        #expect(run.output.hasPrefix("{"))
        let page = try String(
            contentsOf: repository.appending(path: "forms/README.md"), encoding: .utf8)
        #expect(page.contains("\n# yaml-language-server: $schema=\(parts[1].joined())\n"))
    }

    /// The sections of the guide on consent with something to type.
    private static let consent = [
        "What people agreed to", "The ledger", "Forgetting", "Backups", "Looking after it",
    ]

    @Test("what an operator types about consent, the ledger, forgetting and backups")
    func consent() throws {
        let service = try RecountProcess()
        let client = service.client()
        let codes = try (1...2).map { number in
            let answer = try client.post(
                WeightSurvey.responses, json: WeightSurvey.json(story: "Tea."),
                fields: ["Idempotency-Key": "guide-number-\(number)-key"])
            return try answer.json(Receipt.self).code
        }
        let signUp = #"{"email": "name@example.org", "purposes": ["updates"]}"#
        #expect(try client.post("/api/v1/sign-ups", json: signUp, fields: [:]).status == 202)
        _ = try service.outbox()
        let day = try service.command("consent", "show", codes[0]).output.prefix(10)
        let words = [
            "YQ8Z-BGTE-SDVD-5YAF-SXHF": codes[0], "YQ8Z-BGTE-SDVD-5YAF-SXHG": codes[1],
            "survey.tlog-proof": "survey-\(day)-0.tlog-proof",
            "KEY": try service.command("ledger", "key").output
                .trimmingCharacters(in: .whitespacesAndNewlines),
        ]
        let steps = try Self.consent.flatMap {
            try Guide("deploy/consent.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 17)
        for step in steps {
            if step.arguments.first == "restore" {
                service.terminate()
                #expect(try service.ending() == .exit(0))
            }
            let run = try BinaryRun(
                step.arguments.map { words[$0] ?? $0 },
                environment: ["RECOUNT_DATA": "instance"], workingFolder: service.data.url)
            #expect(try run.wait() == .exit(0), "\(step.command) \(run.complaints)")
            let printed = run.output.replacing("--data 'instance'", with: "--data 'data'")
            let fits = try step.fits(printed)
            #expect(fits, "\(step.command) printed\n\(printed)")
        }
    }

    /// The sections of the guide on mail with something to type.
    private static let mail = ["The outbox", "Inviting people"]

    @Test("what an operator types about mails and invitations")
    func mails() throws {
        let service = try RecountProcess()
        let folder = service.data
        try service.publishCircle()
        let page = try String(
            contentsOf: repository.appending(path: "deploy/mail.md"), encoding: .utf8)
        let list = try #require(page.firstMatch(of: /(?ms)^```\n(email,language\n.*?)^```$/))
        _ = try folder.write(String(list.output.1), to: "list.csv")
        _ = try service.client().post(
            "/sign-up", FormAnswers(["email": "name@example.org", "purpose": "updates"]))
        _ = try service.outbox()
        let steps = try Self.mail.flatMap {
            try Guide("deploy/mail.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 8)
        for step in steps { try expect(step, in: folder, data: "instance") }
    }

    /// The sections of that guide on subscribers.
    private static let subscribers = ["Who signed up", "Mailing by another program"]

    @Test("what an operator types about subscribers")
    func people() throws {
        let mail = try MailService()
        _ = try mail.subscribe("someone@example.org")
        try mail.signUp("waiting@example.org")
        _ = try mail.process.outbox()
        let ended = try mail.subscribe("ended@example.org")
        _ = try mail.client.post(ended, FormAnswers(["action": "unsubscribe"]))
        let steps = try Self.subscribers.flatMap {
            try Guide("deploy/mail.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 3)
        for step in steps {
            let run = try BinaryRun(
                step.arguments,
                environment: MailService.environment.merging(["RECOUNT_DATA": "instance"]) { $1 },
                workingFolder: mail.process.data.url)
            #expect(try run.wait() == .exit(0), "\(run.complaints)")
            let fits = try step.fits(run.output + run.complaints)
            #expect(fits, "\(step.command) printed\n\(run.output)\(run.complaints)")
        }
    }

    /// The section of that guide on lists from elsewhere.
    private static let lists = ["Bringing a list along"]

    @Test("what an operator types to bring a list along")
    func list() throws {
        let mail = try MailService()
        let folder = mail.process.data
        let page = try String(
            contentsOf: repository.appending(path: "deploy/mail.md"), encoding: .utf8)
        let files = page.matches(of: /(?ms)^```\n((?:Yes, |email,language,).*?)^```$/)
            .map { String($0.output.1) }
        try #require(files.count == 2)
        _ = try folder.write(files[0], to: "newsletter.en.txt")
        _ = try folder.write(files[1], to: "list.csv")
        let steps = try Self.lists.flatMap {
            try Guide("deploy/mail.md", section: $0).consoles.joined()
        }
        #expect(steps.count == 3)
        for (place, step) in steps.enumerated() {
            let run = try BinaryRun(
                step.arguments,
                environment: MailService.environment.merging(["RECOUNT_DATA": "instance"]) { $1 },
                workingFolder: folder.url)
            #expect(try run.wait() == .exit(place == 0 ? 1 : 0), "\(run.complaints)")
            let fits = try step.fits(run.output + run.complaints)
            #expect(fits, "\(step.command) printed\n\(run.output)\(run.complaints)")
        }
    }

    /// The sections of the guide on mails that arrive and come back.
    private static let bounces = ["See whether mails arrive", "Mails that come back"]

    @Test("what an operator types about mails that arrive and come back")
    func returned() throws {
        let sink = try MailSink(security: .starttls, login: MailRelay.login)
        let folder = try TemporaryFolder()
        let samples = repository.appending(path: "Tests/MailTests/Samples")
        let arrived = try String(
            contentsOf: samples.appending(path: "returned-sound.eml"), encoding: .utf8)
        _ = try folder.write(arrived, to: "arrived.eml")
        let service = try RecountProcess(on: folder)
        defer { service.terminate() }
        let environment = MailRelay.environment(sink, security: .starttls, seconds: 20)
            .merging(["RECOUNT_DATA": "instance"]) { $1 }
        let mailbox = samples.appending(path: "written-by-postfix.mbox").path
        let words = ["/var/mail/bounces": mailbox]
        for step in try Self.bounces.flatMap({
            try Guide("deploy/bounces.md", section: $0).consoles.joined()
        }) {
            let run = try BinaryRun(
                step.arguments.map { words[$0] ?? $0 }, environment: environment,
                workingFolder: folder.url)
            #expect(try run.wait() == .exit(0), "\(run.complaints)")
            let fits = try step.fits(run.output + run.complaints)
            #expect(fits, "\(step.command) printed\n\(run.output)\(run.complaints)")
        }
        #expect(try sink.mails.count == 1)
    }

    @Test("every example that people type is run by one of these tests")
    func complete() throws {
        for (path, sections) in [
            ("README.md", ["Your first survey in five minutes", "The JSON API"]),
            ("forms/README.md", ["While you write"]), ("deploy/consent.md", Self.consent),
            ("deploy/mail.md", Self.mail + Self.subscribers + Self.lists),
            ("deploy/bounces.md", Self.bounces),
            ("deploy/README.md", PackageTests.sections + ProxyTests.sections),
            ("deploy/monitoring.md", MonitoringGuideTests.sections + [ProxyTests.watching]),
            ("deploy/moving.md", MovingGuideTests.sections),
            ("deploy/postgresql.md", ["A database"]), ("deploy/settings.md", ["What is in force"]),
            ("deploy/stories.md", StoryGuideTests.sections),
            ("deploy/webhooks.md", WebhookGuideTests.sections),
            (
                "deploy/results.md",
                ReportGuideTests.sections + ReleaseGuideTests.sections + ExportGuideTests.sections
            ),
        ] {
            let page = try String(
                contentsOf: repository.appending(path: path), encoding: .utf8)
            let known = try sections.reduce(0) { try $0 + Guide(path, section: $1).consoles.count }
            #expect(page.matches(of: /(?m)^```console$/).count == known, "\(path)")
        }
    }
}
