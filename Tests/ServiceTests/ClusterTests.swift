import Foundation
import MailSink
import Testing

/// Two servers that share one PostgreSQL.
@Suite struct ClusterTests {
    /// Two servers on a database of their own; the server of the database goes with the caller's `node`.
    private func servers(
        on node: DatabaseNode, environment: [String: String] = [:]
    ) throws -> [ClusterServer] {
        try node.run("CREATE DATABASE recount")
        let address = node.address()
        let first = try ClusterServer(on: address, environment: environment)
        return [first, try ClusterServer(on: address, like: first, environment: environment)]
    }

    @Test("what is published by one server is served by the other within a moment")
    func publishing() throws {
        let node = try DatabaseNode()
        let servers = try servers(on: node)
        let survey = """
            survey: shared
            version: 1.0.0
            language: en
            title: Shared
            sections:
            - section: All
              items:
              - id: change
                yesno: Has something changed?
            """
        let file = try servers[0].data.write(survey, to: "shared.yaml")
        let published = try servers[0].running.command("form", "publish", file)
        #expect(published.ending == .exit(0), "\(published.complaints)")
        let start = ContinuousClock.now
        for server in servers {
            let isServed = try eventually {
                try server.client().get("/api/v1/forms/shared").status == 200
            }
            #expect(isServed)
        }
        // It takes half a second; more only because other tests run beside this one.
        #expect(start.duration(to: .now) < .seconds(5))
    }

    @Test(
        "a server that starts before its database waits for it, but not for one that it never had")
    func startingFirst() throws {
        let node = try DatabaseNode()
        let server = try servers(on: node)[0]
        let code = try WeightSurvey.code(by: server.client())
        server.running.kill()
        try node.killAll()
        let run = try BinaryRun(
            [
                "--data", server.data.path("instance"), "--database", node.address(), "serve",
                "--listen", "127.0.0.1:\(server.port)",
            ], environment: ["RECOUNT_MAIL_TRANSPORT": "off"])
        defer { run.terminate() }
        #expect(eventually { run.complaints.contains("waiting for the database") })
        try node.start()
        let isKept = eventually(within: 30) {
            (try? server.client().get("/healthz").status) == 200
        }
        #expect(isKept, "\(run.complaints)")
        #expect(try server.running.command("consent", "history", code).ending == .exit(0))

        let folder = try TemporaryFolder()
        let first = try CommandLineTool.run([
            "--data", folder.path("instance"), "--database", "postgresql://127.0.0.1:1/recount",
            "serve",
        ])
        #expect(first.ending == .exit(1))
        #expect(first.complaints.contains("cannot be reached"), "\(first.complaints)")
    }

    @Test("a database that stays away is told of at once, logged once, and counted at every try")
    func silence() throws {
        let node = try DatabaseNode()
        let server = try servers(
            on: node, environment: ["RECOUNT_METRICS_LISTEN": "127.0.0.1:0"])[0].running
        let place = try #require(
            server.output.firstMatch(of: /Metrics stand at http:\/\/127\.0\.0\.1:([0-9]+)/))
        let metrics = HTTPClient(port: try #require(UInt16(place.output.1)))
        try node.killAll()
        let pattern = /recount_background_failures_total\{work="publishing"\} ([0-9]+)/
        var page = ""
        let isTriedAgain = try eventually(within: 60) {
            page = try metrics.get("/metrics").text
            return (page.firstMatch(of: pattern).flatMap { Int($0.output.1) } ?? 0) >= 3
        }
        #expect(isTriedAgain, "\(server.log)")
        #expect(page.contains("\nrecount_ready 0\n"), "\(page)")
        #expect(page.contains("\nrecount_store_readable 0\n"), "\(page)")
        // Behind the time.
        let failures = server.log.split(separator: "\n")
            .filter { $0.contains("background work failed") && $0.contains("work=publishing") }
            .map { $0.drop { $0 != " " } }
        #expect(!failures.isEmpty && Set(failures).count == failures.count, "\(server.log)")
    }

    @Test("a server without a database is left out; where none has one, people shall come back")
    func cutOff() throws {
        let cluster = try Cluster()
        let client = HTTPClient(port: cluster.balancer.port, seconds: 30)
        cluster.network.become(.refusing)
        // They go to each server in turn.
        var (sent, inARow) = (0, 0)
        let isLeftOut = eventually(within: 60) {
            sent += 1
            let outcome = SubmissionLoad.submit("while-one-is-cut-off-\(sent)", by: client)
            if case .stored = outcome { inARow += 1 } else { inARow = 0 }
            return inARow >= 10
        }
        #expect(isLeftOut)
        #expect(try cluster.servers[0].client().get("/readyz").status == 503)

        try cluster.primary.killAll()
        for number in 1...2 {
            let answer = try client.post(
                WeightSurvey.responses, json: WeightSurvey.json(story: "Nobody keeps it."),
                fields: ["Idempotency-Key": "while-all-are-cut-off-\(number)"])
            #expect(answer.status == 503)
            #expect(answer["retry-after"] != nil, "\(answer.text)")
        }
    }

    @Test("every mail is sent once, whichever server has it")
    func mails() throws {
        let sink = try MailSink(security: .starttls, login: MailRelay.login)
        let node = try DatabaseNode()
        let servers = try servers(
            on: node, environment: MailRelay.environment(sink, security: .starttls))
        let addresses = (1...40).map { "person-\($0)@example.org" }
        for (number, address) in addresses.enumerated() {
            let form = FormAnswers(["email": address, "purpose": "updates"])
            let answer = try servers[number % 2].client().post("/sign-up", form)
            #expect(answer.status == 200)
        }
        eventually(within: 60) {
            (try? servers[1].running.command("outbox", "list").output == "no mail waits\n") ?? false
        }
        let mails = try sink.mails.map { ReceivedMail($0.content) }
        #expect(mails.compactMap { $0.fields["to"] }.sorted() == addresses.sorted())
        let examination = try servers[0].running.command("doctor")
        #expect(examination.ending == .exit(0), "\(examination.output)\(examination.complaints)")
    }

    @Test("an address may ask two servers as often as one")
    func rate() throws {
        let node = try DatabaseNode()
        let servers = try servers(
            on: node,
            environment: [
                "RECOUNT_LIMITS_REQUESTS_PER_MINUTE": "60", "RECOUNT_LIMITS_SERVERS": "2",
                "RECOUNT_LIMITS_TRUSTED_PROXIES": "1",
            ])
        let balancer = try LoadBalancer(over: servers.map(\.port))
        defer { withExtendedLifetime(balancer) {} }
        let client = balancer.client()
        let start = ContinuousClock.now
        let answers = try (1...180).map { _ in try client.get("/privacy").status }
        let earned = Int(start.duration(to: .now).components.seconds) + 2
        let granted = answers.count { $0 == 200 }
        // A hundred at once and one a second; HAProxy's own questions come from the same address here.
        #expect((80...(100 + earned)).contains(granted), "\(granted)")
        #expect(answers.contains(429))
    }
}
