import HTTPServer
import HTTPTypes
import Testing

@Suite struct AddressAllowanceTests {
    /// A server that answers whether there was something left, after `count` in an hour.
    private static func fixture(_ count: Int, proxies: Int = 0) throws -> Fixture {
        var rate = RequestRate()
        rate.perSecond = 1.0 / 3_600
        rate.burst = count
        let allowance = try #require(AddressAllowance(rate, trustedProxies: proxies))
        return try Fixture {
            $0.trustedProxies = proxies
        } routes: { router in
            router.on(.get, "/take") { .ready(.text(.ok, "\(allowance.take(by: $0))")) }
        }
    }

    private func take(_ client: RawClient, from address: String? = nil) -> String? {
        let field = address.map { "X-Forwarded-For: \($0)\r\n" } ?? ""
        client.send("GET /take HTTP/1.1\r\nHost: a\r\n\(field)\r\n")
        return client.answer().map { String($0.text.dropLast()) }
    }

    @Test("each address has its own")
    func addresses() throws {
        let fixture = try Self.fixture(2)
        let first = try fixture.client(from: "127.0.0.1")
        let second = try fixture.client(from: "127.0.0.2")
        #expect((1...3).map { _ in take(first) } == ["true", "true", "false"])
        #expect((1...3).map { _ in take(second) } == ["true", "true", "false"])
    }

    @Test("behind a proxy the address counts that the proxy tells")
    func proxies() throws {
        let fixture = try Self.fixture(1, proxies: 1)
        let client = try fixture.client()
        #expect(take(client, from: "192.0.2.1") == "true")
        #expect(take(client, from: "192.0.2.1") == "false")
        #expect(take(client, from: "192.0.2.2") == "true")
        // Whoever invents an address in front of the proxy's word changes nothing.
        #expect(take(client, from: "192.0.2.9, 192.0.2.2") == "false")
    }

    @Test("a rate of nothing is no limit")
    func none() {
        #expect(AddressAllowance(RequestRate(), trustedProxies: 0) == nil)
    }
}
