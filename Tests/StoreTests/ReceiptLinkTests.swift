import Store
import Testing
import Values

@Suite struct ReceiptLinkTests {
    private let link = ReceiptLink(Vault(MasterKey.generate(.system)))
    private let now = Moment(seconds: 1_000_000)

    @Test func `leads to its code for an hour`() throws {
        let code = try #require(ReceiptCode(bits: [UInt8](0..<13)))
        let text = link.text(for: code, now: now, randomness: .system)
        #expect(link.read(text, now: now) == .valid(code))
        #expect(link.read(text, now: now.advanced(by: 3_599)) == .valid(code))
        #expect(link.read(text, now: now.advanced(by: 3_600)) == .expired)
    }

    @Test(arguments: ["", "AAAA", "../../etc/passwd", String(repeating: "A", count: 80)])
    func `means nothing when it is foreign`(text: String) {
        #expect(link.read(text, now: now) == .foreign)
    }

    @Test func `means nothing to another instance`() throws {
        let code = try #require(ReceiptCode(bits: [UInt8](0..<13)))
        let other = ReceiptLink(Vault(MasterKey.generate(.system)))
        #expect(
            other.read(link.text(for: code, now: now, randomness: .system), now: now) == .foreign)
    }
}
