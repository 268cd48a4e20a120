import HTTPServer
import HTTPTypes
import Testing

@Suite("Limits on clients", .timeLimit(.minutes(10)))
struct LimitTests {
    static let get = ServerTests.get("/")

    @Test("600 kept connections are all served, again and again")
    func manyConnections() throws {
        let fixture = try Fixture { $0.connectionLimit = 700 }
        let clients = try (0..<600).map { _ in try fixture.client() }
        for _ in 0..<5 {
            clients.forEach { $0.send(Self.get) }
            #expect(clients.allSatisfy { $0.answer()?.status == 200 })
        }
        #expect(fixture.server.openConnections == 600)
    }

    @Test(
        "a request that trickles gets 408, however steadily",
        arguments: [
            "GET / HTTP/1.1\r\n", ServerTests.get("/").replacingLastLine(with: "X: "),
            "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9999\r\n\r\n",
        ])
    func trickle(start: String) throws {
        let fixture = try Fixture { $0.requestDeadline = .milliseconds(600) }
        let client = try fixture.client()
        client.send(start)
        let begin = ContinuousClock.now
        while client.send("x"), begin.duration(to: .now) < .seconds(4), !client.hasInput {}
        #expect(client.answer()?.status == 408)
        #expect(client.isClosedAfterAnyRest)
        #expect(begin.duration(to: .now) > .milliseconds(500))
        #expect(begin.duration(to: .now) < .seconds(3))
    }

    @Test("a later request on a kept connection has the deadline too")
    func lateTrickle() throws {
        let fixture = try Fixture { $0.requestDeadline = .milliseconds(300) }
        let client = try fixture.client()
        #expect(client.ask(Self.get)?.status == 200)
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx")
        #expect(client.answer()?.status == 408)
    }

    @Test("an idle connection is closed without a word")
    func idle() throws {
        let fixture = try Fixture { $0.idleTimeout = .milliseconds(300) }
        let client = try fixture.client()
        #expect(client.ask(Self.get)?.status == 200)
        #expect(client.isClosed)
    }

    @Test("a client that does not take its answer is let go")
    func slowReader() throws {
        let large = FixedBody([UInt8](repeating: 0x61, count: 20_000_000))
        let fixture = try Fixture {
            $0.requestDeadline = .milliseconds(400)
        } routes: { router in
            router.on(.get, "/large") { _ in .ready(Response(status: .ok, body: .fixed(large))) }
        }
        let client = try fixture.client()
        client.send(ServerTests.get("/large"))
        #expect(eventually { fixture.server.openConnections == 1 })
        #expect(eventually { fixture.server.openConnections == 0 })
    }

    @Test("300 slow clients leave the service to the others")
    func slowClients() throws {
        let fixture = try Fixture()
        let slow = try (0..<300).map { _ in try fixture.client() }
        slow.forEach { $0.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\nx") }
        let begin = ContinuousClock.now
        #expect(try fixture.client().ask(Self.get)?.status == 200)
        #expect(begin.duration(to: .now) < .seconds(1))
    }

    @Test("an address has a limit of its own")
    func connectionsPerAddress() throws {
        let fixture = try Fixture { $0.connectionsPerAddress = 3 }
        let held = try (0..<3).map { _ in try fixture.client() }
        #expect(held.allSatisfy { $0.ask(Self.get)?.status == 200 })
        #expect(try fixture.client().ask(Self.get) == nil)
        #expect(try fixture.client(from: "127.0.0.2").ask(Self.get)?.status == 200)
    }

    @Test("an address that asks too often is told when to come back")
    func requestRate() throws {
        let fixture = try Fixture {
            $0.requestRate.perSecond = 0.1
            $0.requestRate.burst = 5
        }
        let client = try fixture.client()
        for _ in 0..<5 { #expect(client.ask(Self.get)?.status == 200) }
        let answer = client.ask(Self.get)
        #expect(answer?.status == 429)
        #expect(
            answer?.field("Retry-After").flatMap { Int($0) }.map { (5...10).contains($0) } == true)
        #expect(try fixture.client(from: "127.0.0.2").ask(Self.get)?.status == 200)
    }

    @Test("tokens come back with time")
    func refill() throws {
        let fixture = try Fixture {
            $0.requestRate.perSecond = 50
            $0.requestRate.burst = 1
        }
        #expect(try fixture.client().ask(Self.get)?.status == 200)
        #expect(eventually { (try? fixture.client().ask(Self.get)?.status) == 200 })
    }

    @Test(
        "behind a proxy the address is the one that the proxy saw",
        arguments: [
            (1, "9.9.9.9, 10.0.0.1", "8.8.8.8, 10.0.0.1", 429),
            (1, "10.0.0.1", "10.0.0.2", 200),
            (2, "10.0.0.1, 7.7.7.7", "10.0.0.1, 6.6.6.6", 429),
            (2, "10.0.0.1,7.7.7.7", "10.0.0.2,7.7.7.7", 200),
            (1, "2001:db8::1", "2001:db8::2", 429),
            (1, "2001:db8::1", "2001:db8:0:1::1", 200),
            (1, "::ffff:10.0.0.1", "10.0.0.1", 429),
            (1, "junk", "rubbish", 429), (0, "10.0.0.1", "10.0.0.2", 429),
        ])
    func forwardedFor(proxies: Int, first: String, second: String, status: Int) throws {
        let fixture = try Fixture {
            $0.trustedProxies = proxies
            $0.requestRate.perSecond = 0.01
            $0.requestRate.burst = 1
        }
        let ask = { (list: String) throws in
            try fixture.client().ask(ServerTests.get("/", fields: "X-Forwarded-For: \(list)\r\n"))
        }
        #expect(try ask(first)?.status == 200)
        #expect(try ask(second)?.status == status)
    }
}

extension String {
    /// The request without its empty line, for more fields to follow.
    func replacingLastLine(with line: String) -> String {
        dropLast().description.dropLast(1).description + line
    }
}
