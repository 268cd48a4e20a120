import Foundation
import Testing

/// What the service tells whoever watches it.
@Suite struct MetricsTests {
    private let service: WatchedService
    private var client: HTTPClient { service.client }

    init() throws {
        service = try WatchedService(environment: ["RECOUNT_LIMITS_REQUESTS_PER_MINUTE": "6000"])
    }

    /// Does a bit of everything and returns what nobody may find in a metric.
    private func use() throws -> [String] {
        let sent = try WeightSurvey.send(by: client)
        let receipt = try client.follow(sent)
        let code = try #require(receipt.hidden("code"))
        let link = try #require(sent["Location"]?.split(separator: "/").last.map(String.init))
        let json = WeightSurvey.json(story: "Tea.")
        #expect(try client.post(WeightSurvey.responses, json: json).status == 201)
        #expect(try client.get("/wombatpath").status == 404)
        #expect(try client.ask("DELETE", "/").status == 405)
        #expect(try client.ask("HEAD", "/").status == 200)
        #expect(try client.get("/receipt/bettonglink").status == 404)
        let signUp = FormAnswers(["email": "potoroo@example.org", "purpose": "updates"])
        #expect(try client.post("/sign-up", signUp).status == 200)
        return [code, link, "wombatpath", "bettonglink", "potoroo", "127.0.0.1", "Tea."]
    }

    @Test("Prometheus reads all of it, and finds nothing to complain of")
    func format() throws {
        _ = try use()
        let (isSound, words) = try Promtool.run(
            ["check", "metrics"], input: service.metrics().text)
        #expect(isSound && words.isEmpty, "\(words)")
    }

    @Test("requests are counted by route and status, and nothing of whom")
    func requests() throws {
        let secrets = try use()
        let metrics = try service.metrics()
        for (labels, count) in [
            (#"route="/surveys/:form",method="GET",status="200""#, 1.0),
            (#"route="/surveys/:form",method="POST",status="303""#, 1),
            (#"route="/api/v1/forms/:form/responses",method="POST",status="201""#, 1),
            (#"route="/receipt/:link",method="GET",status="200""#, 1),
            (#"route="/receipt/:link",method="GET",status="404""#, 1),
            (#"route="none",method="GET",status="404""#, 1),
            (#"route="/",method="DELETE",status="405""#, 1),
            (#"route="/",method="HEAD",status="200""#, 1),
        ] {
            #expect(metrics["recount_http_requests_total{\(labels)}"] == count, "\(labels)")
        }
        for secret in secrets { #expect(!metrics.text.contains(secret), "\(secret)") }
        let durations = "recount_http_request_duration_seconds"
        #expect(metrics["\(durations)_count{class=\"submission\"}"] == 2)
        #expect((metrics["\(durations)_sum{class=\"submission\"}"] ?? 0) > 0)
    }

    @Test("what is stored and what waits is told")
    func figures() throws {
        let before = try service.metrics()
        #expect(before["recount_responses"] == 0)
        #expect(before["recount_last_backup_timestamp_seconds"] == 0)
        _ = try use()
        var taker = try SurveyTaker(by: client)
        try taker.send(FormAnswers(["ok_survey": "yes", "adult": "yes"]))
        #expect(taker.number == 2)
        _ = try service.process.outbox()
        let folder = service.process.data.path("backups")
        #expect(try service.process.command("backup", folder).ending == .exit(0))
        let after = try service.metrics()
        #expect(after["recount_responses"] == 2)
        #expect(after["recount_drafts"] == 1)
        #expect(after["recount_outbox_waiting"] == 1)
        #expect((after["recount_outbox_oldest_seconds"] ?? 99) < 60)
        let (old, new) = (before["recount_ledger_leaves"], after["recount_ledger_leaves"])
        #expect((new ?? 0) > (old ?? .infinity))
        #expect((after["recount_store_batch_entries_sum"] ?? 0) >= 3)
        #expect((after["recount_store_commit_duration_seconds_count"] ?? 0) >= 2)
        let moment = try #require(after["recount_last_backup_timestamp_seconds"])
        #expect(abs(Date().timeIntervalSince1970 - moment) < 60)
        let began = try #require(after["process_start_time_seconds"])
        #expect(abs(Date().timeIntervalSince1970 - began) < 120)
        #expect(after["recount_ready"] == 1)
        #expect(after["recount_build_info{version=\"0.1.0\"}"] == 1)
    }

    @Test("requests that are refused early are counted by their reason")
    func refused() throws {
        #expect(try client.get("/" + String(repeating: "a", count: 9_000)).status == 414)
        var status = 200
        for _ in 0..<300 where status == 200 { status = try client.get("/healthz").status }
        #expect(status == 429)
        let metrics = try service.metrics()
        #expect(metrics[#"recount_http_refused_total{reason="oversized"}"#] == 1)
        #expect(metrics[#"recount_http_refused_total{reason="rate"}"#] == 1)
        let limited = #"recount_http_requests_total{route="none",method="GET",status="429"}"#
        #expect(metrics[limited] == 1)
    }

    @Test("the people whom the service is for cannot ask for metrics, and by default nobody can")
    func apart() throws {
        #expect(try client.get("/metrics").status == 404)
        #expect(try service.watcher.get("/").status == 404)
        #expect(try service.watcher.get("/healthz").text == "ok\n")
        #expect(try service.watcher.get("/readyz").text == "ready\n")
        let silent = try RecountProcess()
        #expect(try silent.client().get("/metrics").status == 404)
        #expect(!silent.output.contains("Metrics"))
    }

    @Test("a place where metrics cannot be told is named")
    func place() throws {
        for place in ["nowhere", "127.0.0.1", "127.0.0.1:70000"] {
            let result = try CommandLineTool.run(
                ["--data", service.process.data.path("other"), "serve"],
                environment: ["RECOUNT_METRICS_LISTEN": place])
            #expect(result.ending == .exit(1))
            let fault = "(RECOUNT_METRICS_LISTEN) is ‘\(place)’, but must be an address and a port"
            #expect(result.complaints.contains(fault))
        }
    }
}
