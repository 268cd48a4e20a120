import HTTPServer
import HTTPTypes
import Synchronization
import Testing

/// The name of a request in the answer, for the handler and for whoever is told of answers.
@Suite struct RequestIdentifierTests {
    /// Routes that tell the request's identifier, at once, later, and from a pool.
    private static func routes(_ router: inout Router) {
        let fields = FieldSet([.contentType: "text/plain"])
        let prepared = PreparedAnswer(fields, before: Array("a".utf8), gap: 1)
        router.on(.get, "/name") { .ready(.text(.ok, $0.identifier.description)) }
        router.on(.post, "/name") { request in
            let name = request.identifier.description
            return .deferred { $0.complete(with: .text(.ok, name)) }
        }
        router.on(.get, "/prepared") { _ in
            .ready(Response(status: .ok, prepared, filledWith: [0x62]))
        }
        router.on(.get, "/problem") { _ in
            let body = Response.Body.identified(Array("<".utf8), Array(">".utf8))
            return .ready(Response(status: .conflict, body: body))
        }
    }

    private static func get(_ path: String, name: String) -> String {
        "GET \(path) HTTP/1.1\r\nHost: a\r\nX-Request-Id: \(name)\r\n\r\n"
    }

    @Test("every answer names its request by another name, and the handler knows it")
    func own() throws {
        let fixture = try Fixture(routes: Self.routes)
        let client = try fixture.client()
        var names: [String] = []
        for request in [ServerTests.get("/name"), ServerTests.post("/name", "")] {
            let answer = try #require(client.ask(request))
            let name = try #require(answer.field("X-Request-Id"))
            #expect(answer.text == "\(name)\n")
            names.append(name)
        }
        for path in ["/prepared", "/prepared", "/nowhere", "/failing", "/overloaded"] {
            let answer = try #require(client.ask(ServerTests.get(path)))
            names.append(try #require(answer.field("X-Request-Id")))
            #expect(answer.head.lowercased().split(separator: "x-request-id").count == 2)
        }
        names.append(try #require(client.ask("GET / HTTP/1.1\r\n\r\n")?.field("X-Request-Id")))
        #expect(Set(names).count == 8)
        #expect(names.allSatisfy { $0.wholeMatch(of: /[0-9a-z]{13}/) != nil })
    }

    @Test("an answer can tell the name in its body")
    func body() throws {
        let fixture = try Fixture(routes: Self.routes)
        let answer = try #require(fixture.client().ask(ServerTests.get("/problem")))
        #expect(answer.text == "<\(answer.field("X-Request-Id") ?? "")>")
    }

    @Test("a name from a proxy that is trusted goes through, and from nobody else")
    func proxied() throws {
        let name = "7b8c1d-4_A.9"
        let behind = try Fixture({ $0.trustedProxies = 1 }, routes: Self.routes)
        let answer = try #require(behind.client().ask(Self.get("/name", name: name)))
        #expect(answer.field("X-Request-Id") == name)
        #expect(answer.text == "\(name)\n")
        let direct = try Fixture(routes: Self.routes)
        let other = try #require(direct.client().ask(Self.get("/name", name: name)))
        #expect(other.field("X-Request-Id") != name)
    }

    @Test(
        "a name that a log could not bear is replaced",
        arguments: [
            "", " ", "a b", "a\"b", "a,b", "a=b", "ä", String(repeating: "a", count: 65),
            "one\r\nX-Request-Id: two",
        ])
    func unsound(name: String) throws {
        let fixture = try Fixture({ $0.trustedProxies = 1 }, routes: Self.routes)
        let answer = try #require(fixture.client().ask(Self.get("/name", name: name)))
        #expect(answer.status == 200)
        #expect(answer.text.wholeMatch(of: /[0-9a-z]{13}\n/) != nil)
    }

    @Test("whoever is told of answers is told the name, the route's place and every refusal")
    func told() throws {
        let heard = Heard()
        var hooks = Server.Hooks()
        hooks.onAnswered = { answered in heard.answers.withLock { $0.append(answered) } }
        hooks.onRefused = { fault in heard.refusals.withLock { $0.append(fault) } }
        let fixture = try Fixture(hooks: hooks, { $0.requestDeadline = .milliseconds(300) })
        let answer = try fixture.client().ask(ServerTests.get("/"))
        _ = try fixture.client().ask("GET / HTTP/1.1\r\n\r\n")
        let large = try fixture.client()
        large.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        large.send("200000\r\n" + String(repeating: "a", count: 0x200000) + "\r\n0\r\n\r\n")
        let late = try fixture.client()
        late.send("GET / HTTP/1.1\r\n")
        #expect(late.answer()?.status == 408)
        #expect(eventually { heard.refusals.withLock(\.count) == 3 })
        let answers = heard.answers.withLock(\.self)
        #expect(answers.map(\.route) == [0, nil])
        #expect(answers.first?.identifier.description == answer?.field("X-Request-Id"))
        let refusals = heard.refusals.withLock(\.self)
        #expect(
            refusals == [
                .badRequest(.missingHost), .bodyTooLarge(limit: 1_048_576), .requestTimeout,
            ])
    }

    private final class Heard: Sendable {
        let answers = Mutex<[AnsweredRequest]>([])
        let refusals = Mutex<[ServerFault]>([])
    }
}
