import Testing

/// Pages in frames on other sites.
@Suite struct EmbeddingTests {
    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess(
            environment: ["RECOUNT_EMBED_ORIGINS": "https://a.example http://127.0.0.1:8123"])
        client = service.client()
    }

    @Test(
        "what is asked for as embedded may be framed by the named sites, and has no frame itself",
        arguments: ["/embed/weight-rare-myasthenia", "/embed/sign-up"])
    func framed(path: String) throws {
        let page = try client.get(path)
        #expect(page.status == 200)
        let policy = try #require(page["Content-Security-Policy"])
        #expect(
            policy.hasSuffix("frame-ancestors 'self' https://a.example http://127.0.0.1:8123"))
        #expect(policy.contains("script-src 'self'"))
        #expect(page["X-Frame-Options"] == nil)
        #expect(page["Set-Cookie"] == nil)
        #expect(!page.text.contains("class=\"site-header\""))
        #expect(page.text.contains("?embed\""))
    }

    @Test(
        "every other page stays closed to frames", arguments: ["/", WeightSurvey.path, "/receipt"])
    func closed(path: String) throws {
        let page = try client.get(path)
        #expect(page["Content-Security-Policy"]?.contains("frame-ancestors 'none'") == true)
        #expect(page["X-Frame-Options"] == "DENY")
    }

    @Test("a survey in a frame stays in it from page to page, faults and receipt included")
    func journey() throws {
        var taker = try SurveyTaker("/embed/weight-rare-myasthenia", by: client)
        let start = taker.page
        taker = try SurveyTaker(WeightSurvey.path, query: "?embed", by: client)
        #expect(start.text.contains("action=\"\(WeightSurvey.path)?embed\""))
        var form = FormAnswers([
            "ok_survey": "yes", "adult": "yes", "go": "next", "page": "1", "pages": "sections",
        ])
        form = form.with("key", start.hidden("key"))
        let sent = try client.post(WeightSurvey.path + "?embed", form)
        #expect(sent["Location"]?.contains("embed") == true)
        let second = try client.follow(sent)
        #expect(second["X-Frame-Options"] == nil)
        let faulty = FormAnswers([
            "code": second.hidden("code") ?? "", "revision": "1", "page": "2",
            "pages": "sections", "go": "next",
        ])
        let refused = try client.post(WeightSurvey.path + "?embed", faulty)
        #expect(refused.status == 422)
        #expect(refused["X-Frame-Options"] == nil)
        #expect(!refused.text.contains("class=\"site-header\""))
    }

    @Test(
        "what is read beside a survey stays in the frame",
        arguments: [
            "/", "/privacy", "/terms", "/articles/rare-myasthenic-syndromes", "/receipt",
            "/sign-up",
        ])
    func beside(path: String) throws {
        for query in ["?embed", "?embed&lang=de"] {
            let page = try client.get(path + query)
            #expect(page.status == 200)
            #expect(page["X-Frame-Options"] == nil)
            #expect(!page.text.contains("class=\"site-header\""))
            // A notice's own links, whatever they lead to, open a window of their own.
            guard !page.text.contains("<base target=\"_blank\">") else { continue }
            #expect(!["/privacy", "/terms"].contains(path))
            let links = page.text.matches(of: /(?:href|action)="(\/(?!assets)[^"]*)"/)
            let going = query.replacing("&", with: "&amp;")
            #expect(links.allSatisfy { $0.output.1.hasSuffix(going) })
        }
    }

    @Test("what cannot be shown in the frame says so in the frame")
    func faults() throws {
        for path in ["/embed/nothing", "/nothing?embed", "/receipt/none?embed"] {
            let page = try client.get(path)
            #expect(page.status == 404)
            #expect(page["X-Frame-Options"] == nil)
            #expect(page["Content-Security-Policy"]?.hasSuffix("http://127.0.0.1:8123") == true)
            #expect(page.text.contains("href=\"/?embed\""))
        }
        #expect(try client.get("/nothing")["X-Frame-Options"] == "DENY")
        let post = try client.post("/surveys/nothing?embed", FormAnswers([:]))
        #expect(post.status == 404)
        #expect(post["X-Frame-Options"] == nil)
    }

    @Test(
        "a sign-up may come from a form of any site: nothing of it rests on who the browser is",
        arguments: [
            [:], ["Origin": "https://elsewhere.example", "Sec-Fetch-Site": "cross-site"],
            ["Origin": "null", "Referer": "https://elsewhere.example/"],
        ])
    func plainForm(fields: [String: String]) throws {
        let form = FormAnswers(["email": "name@example.org", "purpose": "updates"])
        let type = ["Content-Type": "application/x-www-form-urlencoded"]
        let answer = try client.ask(
            "POST", "/sign-up", fields: fields.merging(type) { own, _ in own }, body: form.encoded)
        #expect(answer.status == 200)
        #expect(answer["X-Frame-Options"] == "DENY")
        #expect(answer["Access-Control-Allow-Origin"] == nil)
        #expect(answer["Set-Cookie"] == nil)
        #expect(try service.outbox().split(separator: "\n").count == 1)
    }

    @Test("a script of another site gets no leave to use the programming interface")
    func scripts() throws {
        let fields = [
            "Origin": "https://elsewhere.example", "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        ]
        let preflight = try client.ask("OPTIONS", "/api/v1/sign-ups", fields: fields)
        #expect(preflight.status >= 400)
        #expect(preflight["Access-Control-Allow-Origin"] == nil)
        let plain = try client.ask(
            "POST", "/api/v1/sign-ups",
            fields: ["Origin": "https://elsewhere.example", "Content-Type": "text/plain"],
            body: Array(#"{"email": "name@example.org", "purposes": ["updates"]}"#.utf8))
        #expect(plain.status == 415)
    }

    @Test("the script for other sites may be loaded by them")
    func script() throws {
        let script = try client.get("/embed.js")
        #expect(script["Cross-Origin-Resource-Policy"] == "cross-origin")
        #expect(script["Content-Type"] == "text/javascript; charset=utf-8")
        #expect(script.body.count < 1_024)
    }

    @Test("origins that are none are refused")
    func faultyOrigins() throws {
        let data = try TemporaryFolder()
        let result = try CommandLineTool.run(
            ["--data", data.path("instance"), "serve", "--listen", "127.0.0.1:0"],
            environment: ["RECOUNT_EMBED_ORIGINS": "*"])
        #expect(result.ending != .exit(0))
        #expect(result.complaints.contains("but must be origins with spaces between"))
    }
}
