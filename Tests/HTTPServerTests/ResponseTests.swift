import HTTPServer
import HTTPTypes
import Synchronization
import Testing

@Suite("Answers and hooks")
struct ResponseTests {
    static let shared = FieldSet([
        .contentType: "text/html", .contentSecurityPolicy: "default-src 'self'",
    ])
    static let before = FixedBody(Array("<p>".utf8))
    static let page = PreparedAnswer(
        shared, before: Array("<p>".utf8), gap: 4, after: Array("</p>".utf8))

    static let bodies: [(Response.Body, String)] = [
        (.none, ""), (.bytes([]), ""), (.bytes(Array("abc".utf8)), "abc"), (.fixed(before), "<p>"),
        (.fixed(FixedBody([])), ""), (.prepared(page, Array("key1".utf8)), "<p>key1</p>"),
        (.prepared(page, Array("another length".utf8)), "<p>another length</p>"),
        (.prepared(PreparedAnswer(.none), []), ""),
    ]

    @Test("each kind of body is sent whole, with shared and own fields", arguments: 0..<8)
    func body(index: Int) throws {
        let (body, text) = Self.bodies[index]
        let fixture = try Fixture(routes: { router in
            router.on(.get, "/body") { _ in
                .ready(
                    Response(status: .ok, shared: Self.shared, fields: [.eTag: "\"1\""], body: body)
                )
            }
        })
        let client = try fixture.client()
        for _ in 0..<3 {
            let answer = client.ask(ServerTests.get("/body"))
            #expect(answer?.text == text)
            #expect(answer?.field("Content-Length") == String(text.utf8.count))
            #expect(answer?.field("Content-Type") == "text/html")
            #expect(answer?.field("ETag") == "\"1\"")
            #expect(answer?.field("Date") != nil)
        }
        let head = client.ask("HEAD /body HTTP/1.1\r\nHost: a\r\n\r\n", isHead: true)
        #expect(head?.field("Content-Length") == String(text.utf8.count))
    }

    @Test("a prepared answer is lent to one client at a time, and keeps nothing of the last one")
    func prepared() throws {
        let fixture = try Fixture(routes: { router in
            router.on(.get, "/page/:key") { request in
                let key = request.parameter(0)
                let fields: HTTPFields = key.hasPrefix("t") ? [.eTag: "\"\(key)\""] : [:]
                return .ready(
                    Response(
                        status: .ok, Self.page, filledWith: Array(key.utf8), fields: fields))
            }
        })
        let clients = try (0..<4).map { _ in try fixture.client() }
        for round in 10..<60 {
            // All ask before anybody is answered.
            let keys = clients.indices.map { "\($0 % 2 == 0 ? "t" : "n")\($0)\(round)" }
            for (client, key) in zip(clients, keys) { client.send(ServerTests.get("/page/\(key)")) }
            for (client, key) in zip(clients, keys) {
                let answer = client.answer()
                #expect(answer?.text == "<p>\(key)</p>")
                #expect(answer?.field("ETag") == (key.hasPrefix("t") ? "\"\(key)\"" : nil))
                #expect(answer?.field("Content-Type") == "text/html")
            }
        }
    }

    @Test("the product words every fault, and the server adds what standards ask for")
    func errorResponse() throws {
        var hooks = Server.Hooks()
        hooks.errorResponse = { .text($0.status, "ours \($1?.path ?? "-")") }
        let fixture = try Fixture(hooks: hooks)
        for (target, path) in [("/no/%6Ee", "/no/ne"), ("/a%00", "-"), ("/echo", "/echo")] {
            let answer = try fixture.client().ask(ServerTests.get(target))
            #expect(answer?.text == "ours \(path)\n")
        }
        #expect(try fixture.client().ask(ServerTests.get("/echo"))?.field("Allow") == "POST")
    }

    @Test("the product's answer is whole where libmicrohttpd cannot send it")
    func farewell() throws {
        var hooks = Server.Hooks()
        hooks.errorResponse = { fault, _ in
            Response(status: fault.status, Self.page, filledWith: Array("late".utf8))
        }
        let fixture = try Fixture(hooks: hooks) { $0.requestDeadline = .milliseconds(200) }
        let client = try fixture.client()
        client.send("GET / HTTP/1.1\r\n")
        let answer = client.answer()
        #expect(answer?.status == 408)
        #expect(answer?.field("Content-Type") == "text/html")
        #expect(answer?.field("Connection") == "close")
        #expect(answer?.text == "<p>late</p>")
    }

    @Test("the product hears of the route's pattern and the status, not of the path")
    func onAnswered() throws {
        let heard = Heard()
        var hooks = Server.Hooks()
        hooks.onAnswered = { heard.add($0) }
        let fixture = try Fixture(hooks: hooks)
        _ = try fixture.client().ask(ServerTests.get("/surveys/secret/1"))
        _ = try fixture.client().ask(ServerTests.get("/secret"))
        _ = try fixture.client().ask(ServerTests.post("/later", ""))
        #expect(heard.lines == ["GET /surveys/:form/:page 200", "GET  404", "POST /later 200"])
    }

    private final class Heard: Sendable {
        private let all = Mutex<[String]>([])
        var lines: [String] { all.withLock { $0 } }
        func add(_ answered: AnsweredRequest) {
            let line = "\(answered.method.rawValue) \(answered.pattern) \(answered.status.code)"
            all.withLock { $0.append(line) }
        }
    }

    @Test("a handler sees fields, query, body and captures")
    func request() throws {
        let fixture = try Fixture(routes: { router in
            router.on(.post, "/ledger/tile/:level/*") { request in
                let agent = request.field(.userAgent) ?? "-"
                let query = String(decoding: request.query, as: UTF8.self)
                let size = unsafe request.withBody { $0.count }
                return .ready(
                    .text(
                        .ok,
                        "\(request.parameter(0)) \(request.parameter(1)) \(query) \(agent) \(size)")
                )
            }
            router.on(.post, "/ledger/tile/entries/*") { .ready(.text(.ok, $0.parameter(0))) }
        })
        let client = try fixture.client()
        let fields = "user-agent: x\r\nUser-Agent: y\r\n"
        let answer = client.ask(
            ServerTests.post("/ledger/tile/0/x001/067?a=%20&b", "abc", fields: fields))
        #expect(answer?.text == "0 x001/067 a=%20&b x, y 3\n")
        #expect(client.ask(ServerTests.post("/ledger/tile/entries/x/1", ""))?.text == "x/1\n")
    }
}
