import HTTPTypes
import Testing

@testable import HTTPServer

@Suite struct SenderNetworkTests {
    @Test(
        "an address is cut to its /24 or /48",
        arguments: [
            ("192.0.2.7", [4, 192, 0, 2]), ("192.0.2.255", [4, 192, 0, 2]),
            ("255.255.255.255", [4, 255, 255, 255]),
            ("::ffff:192.0.2.7", [4, 192, 0, 2]),
            ("2001:db8:1234:5678::1", [6, 0x20, 0x01, 0x0D, 0xB8, 0x12, 0x34]),
            ("2001:db8:1234::", [6, 0x20, 0x01, 0x0D, 0xB8, 0x12, 0x34]),
            ("2001:db8:234::", [6, 0x20, 0x01, 0x0D, 0xB8, 0x02, 0x34]),
        ] as [(String, [UInt8])])
    func truncated(text: String, bytes: [UInt8]) {
        #expect(SenderNetwork(text)?.bytes == bytes)
    }

    @Test("a name is no address", arguments: ["", "localhost", "192.0.2", "192.0.2.7:80", "::g"])
    func names(text: String) {
        #expect(SenderNetwork(text) == nil)
    }

    @Test("behind a proxy it is the network that the proxy tells, and no invented one")
    func proxies() throws {
        let fixture = try Fixture {
            $0.trustedProxies = 1
        } routes: { router in
            router.on(.get, "/network") { request in
                let network = SenderNetwork(of: request, trustedProxies: 1)
                return .ready(.text(.ok, "\(network?.bytes ?? [])"))
            }
        }
        let client = try fixture.client()
        for list in ["198.51.100.1", "192.0.2.9, 198.51.100.77"] {
            client.send("GET /network HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: \(list)\r\n\r\n")
            #expect(client.answer()?.text == "[4, 198, 51, 100]\n")
        }
    }
}
