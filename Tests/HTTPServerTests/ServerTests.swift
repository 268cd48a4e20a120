import HTTPServer
import HTTPTypes
import Testing

@Suite("Requests and answers")
struct ServerTests {
    let fixture: Fixture

    init() throws {
        fixture = try Fixture { $0.limits.body = 100_000 }
    }

    static func get(_ target: String, fields: String = "", version: String = "1.1") -> String {
        "GET \(target) HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n"
    }

    static func post(_ target: String, _ body: String, fields: String = "") -> String {
        "POST \(target) HTTP/1.1\r\nHost: a\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
    }

    @Test("a connection serves many requests, one after the other")
    func keepAlive() throws {
        let client = try fixture.client()
        for page in 0..<50 {
            #expect(client.ask(Self.get("/surveys/lems/\(page)"))?.text == "lems|\(page)\n")
        }
    }

    @Test(
        "a path is decoded segment by segment",
        arguments: [
            ("/surveys/a%20b/%C3%A9", "a b|é"), ("/surveys/a+b/c?d=%00", "a+b|c"),
            ("http://a.example:80/surveys/x/y", "x|y"), ("/surveys/%25/%3F", "%|?"),
            ("/surveys/a&b=/;", "a&b=|;"),
        ])
    func decodedPath(target: String, text: String) throws {
        #expect(try fixture.client().ask(Self.get(target))?.text == text + "\n")
    }

    @Test(
        "a request with odd but lawful fields is served",
        arguments: [
            "Host: [::1]:80\r\n", "Host: a:\r\n", "host:a\r\n", "HOST: \ta \t\r\n",
            "Host: a\r\nX:\r\n", "Host: a\r\nX: \u{e9}\r\n", "Host: a\r\nX!#$%&'*+-.^_`|~1: 1\r\n",
            "Host: a\r\nX: 1\r\nX: 2\r\n", "Host: a\r\nCookie: a=b; c=\r\n",
            "Host: a\r\nContent-Length: 0\r\n",
        ])
    func lawfulFields(fields: String) throws {
        let client = try fixture.client()
        #expect(client.ask("GET / HTTP/1.1\r\n\(fields)\r\n")?.status == 200)
        #expect(client.ask("GET / HTTP/1.1\r\n\(fields)\r\n")?.status == 200)
    }

    @Test(
        "a path without a route is not found",
        arguments: [
            "/nothing", "/surveys", "/surveys/", "/surveys/a", "/surveys/a/b/c", "/surveys//b",
            "//",
        ])
    func notFound(target: String) throws {
        let client = try fixture.client()
        #expect(client.ask(Self.get(target))?.status == 404)
        #expect(client.ask(Self.get("/"))?.status == 200)
    }

    @Test(
        "a method without a route is told what is allowed",
        arguments: [
            ("PUT", "/", "GET, HEAD"), ("DELETE", "/", "GET, HEAD"), ("TRACE", "/", "GET, HEAD"),
            ("OPTIONS", "/echo", "POST"), ("GET", "/echo", "POST"),
            ("PATCH", "/surveys/a/b", "GET, HEAD"),
        ])
    func methodNotAllowed(method: String, target: String, allow: String) throws {
        let answer = try fixture.client().ask("\(method) \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(answer?.status == 405)
        #expect(answer?.field("Allow") == allow)
    }

    @Test("HEAD gets the fields of GET and no body")
    func head() throws {
        let client = try fixture.client()
        let answer = client.ask("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n", isHead: true)
        #expect(answer?.status == 200)
        #expect(answer?.field("Content-Length") == "5")
        #expect(client.ask(Self.get("/"))?.text == "home\n")
    }

    @Test("pipelined requests are answered in their order")
    func pipelining() throws {
        let client = try fixture.client()
        client.send(
            Self.get("/surveys/a/1") + Self.post("/echo", "two") + Self.post("/later", "three")
                + Self.get("/surveys/a/4"))
        #expect((0..<4).map { _ in client.answer()?.text } == ["a|1\n", "two", "three", "a|4\n"])
    }

    @Test("a body arrives whole, in pieces of any size", arguments: [1, 600, 40_000, 100_000])
    func body(size: Int) throws {
        let client = try fixture.client()
        let body = String(repeating: "x", count: size)
        let bytes = Array(Self.post("/echo", body).utf8)
        client.send(Array(bytes[..<(bytes.count / 2)]))
        client.send(Array(bytes[(bytes.count / 2)...]))
        #expect(client.answer()?.text == body)
    }

    @Test("a chunked body arrives whole, without its framing and trailers")
    func chunkedBody() throws {
        let client = try fixture.client()
        let head = "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
        #expect(
            client.ask(head + "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nT: 1\r\n\r\n")?.text
                == "abc0123456789")
        #expect(client.ask(Self.get("/"))?.status == 200)
    }

    @Test("a chunked body over the limit is refused in its midst")
    func chunkedOverflow() throws {
        let client = try fixture.client()
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<30 where !client.send("1000\r\n\(String(repeating: "x", count: 4_096))\r\n") {
            break
        }
        #expect(client.answer()?.status == 413)
        #expect(client.isClosedAfterAnyRest)
        #expect(fixture.handled.value == 0)
    }

    @Test("a client that asks first is told to continue")
    func expectContinue() throws {
        let client = try fixture.client()
        client.send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n")
        #expect(client.answer()?.status == 100)
        client.send("abc")
        #expect(client.answer()?.text == "abc")
    }

    @Test("a client that asks first is refused before it sends too much")
    func expectRefused() throws {
        let client = try fixture.client()
        client.send(
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\nExpect: 100-continue\r\n\r\n"
        )
        #expect(client.answer()?.status == 413)
        #expect(client.isClosed)
    }

    @Test("HTTP/1.0 is served without Host and closes, unless it asks to be kept")
    func version10() throws {
        let closed = try fixture.client()
        #expect(closed.ask("GET / HTTP/1.0\r\n\r\n")?.status == 200)
        #expect(closed.isClosed)
        let kept = try fixture.client()
        #expect(kept.ask("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")?.status == 200)
        #expect(kept.ask("GET / HTTP/1.0\r\n\r\n")?.status == 200)
    }

    @Test("Connection: close is obeyed")
    func close() throws {
        let client = try fixture.client()
        #expect(client.ask(Self.get("/", fields: "Connection: close\r\n"))?.status == 200)
        #expect(client.isClosed)
    }

    @Test("what a handler throws becomes a 500, and the connection lives on")
    func throwingHandler() throws {
        let client = try fixture.client()
        #expect(client.ask(Self.get("/failing"))?.status == 500)
        #expect(client.ask(Self.get("/"))?.status == 200)
    }

    @Test("a fault that a handler throws is answered as such")
    func throwingFault() throws {
        let answer = try fixture.client().ask(Self.get("/overloaded"))
        #expect(answer?.status == 503)
        #expect(answer?.field("Retry-After") == "7")
    }

    @Test("clients that leave early do no harm")
    func earlyClose() throws {
        // libmicrohttpd notices the end of a half request line by the deadline alone.
        let fixture = try Fixture { $0.requestDeadline = .milliseconds(500) }
        for cut in 1..<60 {
            let client = try fixture.client()
            client.send(Array(Self.post("/later", "abcdef").utf8.prefix(cut)))
        }
        #expect(try fixture.client().ask(Self.get("/"))?.status == 200)
        #expect(eventually { fixture.server.openConnections == 0 })
    }

    @Test("a name is no address, and a port is taken once")
    func startFails() throws {
        var configuration = ServerConfiguration()
        configuration.host = "localhost"
        #expect(throws: ServerError.notAnAddress("localhost")) {
            try Server(configuration, router: Router()).start()
        }
        configuration.host = "127.0.0.1"
        configuration.port = fixture.server.port
        #expect(throws: ServerError.self) { try Server(configuration, router: Router()).start() }
    }
}
