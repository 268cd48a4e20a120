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

    @Test func `takes a domain and two parts as one content`() {
        let (first, second) = (Digest(of: [1]), Digest(of: [2]))
        let whole = Digest(of: [7] + first.bytes + second.bytes)
        #expect(Digest(domain: 7, first, second) == whole)
        #expect(Digest(domain: 7, first, second.bytes) == whole)
        #expect(Digest(domain: 7, first.bytes, second.bytes) == whole)
        #expect(Digest(bytes: whole.bytes) == whole)
        #expect(first != second)
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
