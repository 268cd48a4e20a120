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
        try #require(files.count == 2 && consoles.count == 6)
        let service = try RecountProcess()
        let (client, folder) = (service.client(), service.data)
        let data = folder.path("instance")
        try expectFound(by: consoles[0])
        _ = try folder.write(files[0], to: "tired-days.yaml")
        for step in consoles[1] { try expect(step, in: folder) }
        let lines = files[0].split(separator: "\n").dropLast(2).joined(separator: "\n")
        _ = try folder.write(lines + "\n" + files[1], to: "tired-days.yaml")
        for step in consoles[2] + consoles[3] { try expect(step, in: folder, data: data) }
        try eventually { try client.get("/surveys/tired-days").status == 200 }
        let code = try answer(by: client)
        for step in consoles[4] { try expect(step, in: folder, data: data) }
        let withdrawn = try client.ask(
            "DELETE", "/api/v1/receipts", fields: ["Authorization": "Bearer \(code)"])
        #expect(withdrawn.status == 200)
        for step in consoles[5] {
            let example = step.arguments.last ?? ""
            let words = step.command.contains("consent show") ? [example: code] : [:]
            try expect(step, in: folder, data: data, replacing: words)
        }
    }

    /// A shell finds the program that `make` has built, and no other one.
    private func expectFound(by steps: [Guide.Step]) throws {
        let folder = try TemporaryFolder()
        let place = folder.url.appending(path: ".build")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: place.appending(path: "release"),
            withDestinationURL: BinaryRun.built.deletingLastPathComponent())
        let commands = steps.map(\.command) + ["command -v recount"]
        let printed = try Shell.output(of: commands.joined(separator: "\n"), in: folder)
        #expect(printed.hasSuffix(folder.path(".build/release/recount") + "\n"), "\(printed)")
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
        let line = try Guide("forms/README.md", section: "While you write").texts()
        #expect(line == ["# yaml-language-server: $schema=\(parts[1].joined())\n"])
    }

    @Test("an article that is written like the one of the guide is shown, with its survey")
    func article() throws {
        let survey = try Guide("forms/README.md", section: "A survey").files
        let article = try Guide("forms/README.md", section: "An article").texts()
        try #require(article.count == 1)
        let forms = try TemporaryFolder()
        for name in ["privacy.en.md", "terms.en.md"] {
            _ = try forms.write(Guide.page("forms/notices/\(name)"), to: "notices/\(name)")
        }
        _ = try forms.write(try #require(survey.first), to: "pulse.yaml")
        _ = try forms.write(article[0], to: "articles/living.md")
        let service = try RecountProcess(arguments: ["--forms", forms.url.path])
        let page = try service.client().get("/articles/living")
        #expect(page.status == 200, "\(service.log)")
        for part in [
            "Living with LEMS", "The second section", "A source in words", "https://example.org/",
            "Tell us how your week was.", "/surveys/pulse", "name=\"email\"",
        ] {
            #expect(page.text.contains(part), "\(part)")
        }
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
        try expectLeaf(of: client)
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

    /// The leaf of a consent has the members that the guide names, in that order.
    private func expectLeaf(of client: HTTPClient) throws {
        let shown = try Guide("deploy/consent.md", section: "The ledger").texts()
        try #require(shown.count == 1)
        let size = try client.get("/ledger/checkpoint").text.split(separator: "\n")[1]
        let leaves = try client.get("/ledger/tile/entries/000.p/\(size)").text
        var pattern = NSRegularExpression.escapedPattern(
            for: shown[0].replacing(/\s/) { _ in "" })
        for (name, value) in [
            ("C", #""[A-Za-z0-9_-]{43}""#), ("STATUS", #""Consent[A-Za-z]+""#),
            ("NOTICE", #""[0-9a-f]{64}""#), ("PURPOSE", "[0-9]"),
            ("DAY", #""[0-9]{4}-[0-9]{2}-[0-9]{2}""#),
        ] {
            pattern = pattern.replacing(":\(name)", with: ":\(value)")
        }
        #expect(try leaves.contains(Regex(pattern)), "\(pattern)\n\(leaves)")
    }

    /// The sections of the guide on mail with something to type.
    private static let mail = ["The outbox", "Inviting people"]

    @Test("what an operator types about mails and invitations")
    func mails() throws {
        let service = try RecountProcess()
        let folder = service.data
        try service.publishCircle()
        let lists = try Guide("deploy/mail.md", section: "Inviting people").texts()
        try #require(lists.count == 1)
        _ = try folder.write(lists[0], to: "list.csv")
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
        let files = try Guide("deploy/mail.md", section: "Bringing a list along").texts()
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
}
