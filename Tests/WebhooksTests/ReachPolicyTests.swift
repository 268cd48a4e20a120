import Testing

@testable import Webhooks

@Suite struct ReachPolicyTests {
    private func allows(
        _ text: String, encrypted: Bool = true, own: [String] = []
    ) throws -> Bool {
        let policy = ReachPolicy(own: own.compactMap { NetworkRange($0) })
        return policy.allows(try #require(NetworkAddress(text)), encrypted: encrypted)
    }

    @Test(arguments: [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.127.255.255", "192.0.0.1",
        "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "255.255.255.255",
        "240.0.0.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fc00::1", "fd12::1",
        "fe80::1", "fec0::1", "ff02::1", "2001:db8::1", "64:ff9b::10.0.0.1", "64:ff9b:1::1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::1", "2001::1", "100::1", "::127.0.0.1",
    ])
    func `what is no machine of the public internet is refused`(text: String) throws {
        #expect(try !allows(text))
    }

    @Test(arguments: [
        "93.184.216.34", "172.15.255.255", "172.32.0.1", "11.0.0.1", "100.128.0.1", "8.8.8.8",
        "2606:2800:220:1:248:1893:25c8:1946", "2a00:1450::1", "::ffff:8.8.8.8",
        "64:ff9b::8.8.8.8", "2002:808:808::1",
    ])
    func `the public internet is reached by encryption alone`(text: String) throws {
        #expect(try allows(text))
        #expect(try !allows(text, encrypted: false))
    }

    @Test func `a network of one's own is reached when it is allowed, also without encryption`()
        throws
    {
        #expect(try allows("127.0.0.1", encrypted: false, own: ["127.0.0.0/8"]))
        #expect(try allows("::ffff:127.0.0.1", encrypted: false, own: ["127.0.0.0/8"]))
        #expect(try allows("fd00:1::5", encrypted: false, own: ["10.0.0.0/8", "fd00:1::/32"]))
        #expect(try !allows("10.0.0.1", own: ["127.0.0.0/8"]))
        #expect(try !allows("128.0.0.1", encrypted: false, own: ["127.0.0.0/8"]))
        #expect(try allows("10.1.2.3", own: ["10.1.2.3"]))
        #expect(try !allows("10.1.2.4", own: ["10.1.2.3"]))
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.1/8", "10.0.0.0/8/8", "10.0.0.0/", "ten/8",
        "fd00::/129", "fd00::1/64", "example.org",
    ])
    func `a range that says two things is refused`(text: String) {
        #expect(NetworkRange(text) == nil)
    }
}
