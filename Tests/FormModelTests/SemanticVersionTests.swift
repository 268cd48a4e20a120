import Testing

@testable import FormModel

@Suite struct SemanticVersionTests {
    @Test("three plain numbers are a version", arguments: ["0.0.0", "1.0.0", "10.200.3"])
    func accepted(text: String) {
        #expect(SemanticVersion(text)?.description == text)
    }

    @Test(
        "anything else is no version",
        arguments: [
            "", "1", "1.0", "1.0.0.0", "01.0.0", "1..0", "-1.0.0", "1.0.0-beta", "1.0.9999999",
        ])
    func refused(text: String) {
        #expect(SemanticVersion(text) == nil)
    }

    @Test("versions are ordered by number, not by text")
    func ordered() throws {
        let texts = ["1.10.0", "1.9.9", "0.99.0", "2.0.0"]
        let sorted = texts.compactMap(SemanticVersion.init).sorted().map(\.description)
        #expect(sorted == ["0.99.0", "1.9.9", "1.10.0", "2.0.0"])
    }
}
