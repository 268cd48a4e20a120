import Testing
import Values

@Suite struct CodecTests {
    // RFC 4648 §10, without padding.
    @Test(arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")])
    func `base64url agrees with the vectors of RFC 4648`(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test(arguments: ["Z", "Zg==", "Zh", "Zm9=", "Zm+v", "Zm9v Yg", "ÄÖ"])
    func `base64url reads strictly`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }

    @Test func `base64url knows its two own letters`() {
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    }

    @Test(arguments: ["oil-l", "0111", "o i L 1", "O\u{2013}Ill"])
    func `Crockford's base 32 forgives what eyes confuse`(text: String) {
        #expect(CrockfordBase32.decode(text) == [0, 1, 1, 1])
    }

    @Test(arguments: ["U", "é", "0*", "\u{661}"])
    func `Crockford's base 32 refuses foreign letters`(text: String) {
        #expect(CrockfordBase32.decode(text) == nil)
    }

    @Test func `hexadecimal refuses an odd number of digits`() {
        #expect(Hexadecimal.decode("abc") == nil)
        #expect(Hexadecimal.decode("00ff") == [0, 255])
    }
}
