import Testing
import Values

@Suite struct WritingDirectionTests {
    @Test(
        "a language is written in its direction",
        arguments: [
            ("en", "ltr"), ("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("fa", "rtl"),
            ("de", "ltr"), ("az-Arab", "rtl"), ("ar-Latn", "ltr"), ("pt-BR", "ltr"),
        ])
    func direction(tag: String, expected: String) throws {
        #expect(try #require(LanguageTag(tag)).direction.rawValue == expected)
    }
}
