import Testing
import Values

@Suite struct DigestTests {
    @Test func `names the empty content as FIPS 180-4 does`() {
        #expect(
            Digest(of: []).hexadecimal
                == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }

    @Test func `is the same for contiguous and lazy content`() {
        let content = Array("abc".utf8)
        #expect(Digest(of: content) == Digest(of: content.lazy.map { $0 }))
    }

    @Test func `survives its hexadecimal form`() {
        let digest = Digest(of: [1, 2, 3])
        #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
    }

    @Test(arguments: [
        "", "e3", String(repeating: "E", count: 64), String(repeating: "g", count: 64),
    ])
    func `refuses what is not 64 lower-case digits`(text: String) {
        #expect(Digest(hexadecimal: text) == nil)
    }
}
