import Foundation
import Testing

/// The fields that every answer carries, whatever was asked.
@Suite struct HeaderTests {
    /// A request, the status that it gets and what may be kept of its answer.
    struct Case: CustomTestStringConvertible {
        let status: Int
        let method: String
        let path: String
        let cache: String
        var body = ""
        var fields: [String: String] = [:]

        init(
            _ status: Int, _ method: String, _ path: String, cache: String = "no-store",
            body: String = "", type: String = "application/x-www-form-urlencoded"
        ) {
            (self.status, self.method, self.path, self.cache) = (status, method, path, cache)
            self.body = body
            if !body.isEmpty { fields["Content-Type"] = type }
        }

        var testDescription: String {
            "\(method) \(path.prefix(60)) \(body.prefix(20)) → \(status)"
        }
    }

    static let cases = [
        Case(200, "GET", "/", cache: "no-cache"),
        Case(200, "HEAD", "/", cache: "no-cache"),
        Case(200, "GET", "/articles/rare-myasthenic-syndromes", cache: "no-cache"),
        Case(200, "GET", "/privacy", cache: "no-cache"),
        Case(200, "GET", "/terms", cache: "no-cache"),
        Case(200, "GET", WeightSurvey.path),
        Case(422, "POST", WeightSurvey.path, body: "who=nobody"),
        Case(200, "POST", WeightSurvey.path, body: "ok_survey=yes&adult=no"),
        Case(303, "POST", WeightSurvey.path, body: "ok_survey=yes&adult=yes&who=self"),
        Case(200, "GET", "/receipt"),
        Case(404, "GET", "/receipt/nonsense"),
        Case(422, "POST", "/receipt", body: "code=x"),
        Case(422, "POST", "/receipt/withdraw", body: "code=x"),
        Case(200, "GET", "/sign-up"),
        Case(200, "POST", "/sign-up", body: "email=a%40example.org&purpose=updates"),
        Case(422, "POST", "/sign-up", body: "email=a"),
        Case(404, "GET", "/nowhere"),
        Case(404, "GET", "/surveys/nowhere"),
        Case(404, "GET", "/notices/nowhere"),
        Case(404, "GET", "/assets/nowhere"),
        Case(405, "POST", "/", body: "a=b"),
        Case(405, "DELETE", WeightSurvey.path),
        Case(405, "PATCH", "/"),
        Case(413, "POST", WeightSurvey.path, body: String(repeating: "a", count: 1_100_000)),
        Case(414, "GET", "/" + String(repeating: "a", count: 9_000)),
        Case(200, "GET", "/healthz"),
        Case(200, "GET", "/robots.txt"),
        Case(200, "GET", "/stories"),
        Case(404, "GET", "/stories?page=2"),
        Case(404, "GET", "/stories/0123456789ab"),
        Case(422, "POST", "/receipt/story", body: "code=x"),
        Case(200, "GET", "/api/v1/stories"),
        Case(200, "GET", "/openapi.json"),
        Case(200, "GET", "/api/v1/forms"),
        Case(200, "GET", "/api/v1/forms/\(WeightSurvey.name)"),
        Case(404, "GET", "/api/v1/forms/nowhere"),
        Case(404, "GET", "/api/v1/receipts"),
        Case(404, "GET", "/api/v1/results/\(WeightSurvey.name)"),
        Case(415, "POST", WeightSurvey.responses, body: "x", type: "text/plain"),
        Case(400, "POST", WeightSurvey.responses, body: "x", type: "application/json"),
        Case(405, "GET", WeightSurvey.responses),
        Case(
            201, "POST", WeightSurvey.responses, body: WeightSurvey.json(story: "Tea."),
            type: "application/json"),
    ]

    private static let policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'"
    private static let scripted = policy.replacing(
        "frame-", with: "script-src 'self'; connect-src 'self'; frame-")

    private static let guarding = [
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    ]

    private static let scripts = [
        " type=\"module\" src=\"/assets/", " type=\"application/json\"",
    ]

    private let service: RecountProcess
    private let client: HTTPClient

    init() throws {
        service = try RecountProcess()
        client = service.client()
    }

    private func expectGuarded(_ answer: HTTPAnswer) {
        for (name, value) in Self.guarding { #expect(answer[name] == value) }
        #expect(!answer.fields.contains { $0.name == "set-cookie" })
        // Nothing is loaded from or leads to anywhere else.
        #expect(answer.text.firstMatch(of: /(src|href|action)="(https?:)?\/\//) == nil)
        // Script is the site's own, never in the page, and allowed where there is some.
        let scripts = answer.text.split(separator: "<script").dropFirst()
        #expect(scripts.allSatisfy { script in Self.scripts.contains { script.hasPrefix($0) } })
        let policy = scripts.isEmpty ? Self.policy : Self.scripted
        #expect(answer["Content-Security-Policy"] == policy)
    }

    @Test("every kind of answer is guarded, and what is personal is kept nowhere", arguments: cases)
    func guarded(asked: Case) throws {
        let answer = try client.ask(
            asked.method, asked.path, fields: asked.fields, body: Array(asked.body.utf8))
        #expect(answer.status == asked.status)
        #expect(answer["Cache-Control"] == asked.cache)
        expectGuarded(answer)
    }

    @Test("a receipt and its withdrawal are guarded and kept nowhere")
    func receipt() throws {
        let sent = try WeightSurvey.send(by: client)
        let receipt = try client.follow(sent)
        let code = try #require(receipt.hidden("code"))
        let ended = try client.post("/receipt/withdraw", FormAnswers(["code": code]))
        for answer in [sent, receipt, ended, try client.follow(ended)] {
            #expect(answer["Cache-Control"] == "no-store")
            expectGuarded(answer)
        }
        #expect(sent["Location"]?.contains(code) == false)
    }

    @Test("a survey's page and the one for codes have script, and no other page has")
    func script() throws {
        let scripted = try Self.cases.filter { asked in
            let answer = try client.ask(
                asked.method, asked.path, fields: asked.fields, body: Array(asked.body.utf8))
            return answer["Content-Security-Policy"] == Self.scripted
        }
        let entries = ["/receipt", "/receipt", "/receipt/withdraw", "/receipt/story"]
        #expect(scripted.map(\.path) == [WeightSurvey.path, WeightSurvey.path] + entries)
        #expect(scripted.map(\.status) == [200, 422, 200, 422, 422, 422])
    }

    @Test("what is named by its bytes may be kept for ever")
    func assets() throws {
        let pages = try ["/", WeightSurvey.path].map { try client.get($0).text }
        let paths = pages.joined().matches(of: /"(\/(assets|notices)\/[^"]+)"/)
            .map { String($0.output.1) }
        #expect(Set(paths).count >= 3)
        for path in paths {
            let asset = try client.get(path)
            #expect(asset.status == 200)
            #expect(asset["Cache-Control"] == "public, max-age=31536000, immutable")
            expectGuarded(asset)
        }
    }

    @Test("a resource says which methods it knows")
    func methods() throws {
        #expect(try client.ask("DELETE", "/receipt")["Allow"] == "GET, HEAD, POST")
        #expect(try client.ask("GET", "/api/v1/sign-ups")["Allow"] == "POST")
    }
}
