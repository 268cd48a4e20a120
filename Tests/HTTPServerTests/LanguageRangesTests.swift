import Testing

@testable import HTTPServer

/// RFC 9110, section 12.5.4, and the lookup of RFC 4647, section 3.4.
@Suite struct LanguageRangesTests {
    @Test(
        "the best offered language is found",
        arguments: [
            (nil, nil), ("", nil), ("de", "de"), ("DE", "de"), ("de-AT", "de"),
            ("de-Latn-AT-1996", "de"), ("fr, de", "de"), ("fr;q=0.1, de;q=0.2, en;q=0.3", "en"),
            ("en;q=0.5, de;q=0.5", "en"), ("de;q=0.501, en;q=0.5", "de"),
            ("pt-BR-x-private", "pt-BR"), ("pt", nil), ("*", nil), ("*, de;q=0.5", "de"),
            ("de;q=0, en;q=0.1", "en"), ("de-AT, de;q=0", nil), ("de; q=0.3 , en ; q=0.2", "de"),
            ("de;q=2, en;q=0.1", "en"), ("de;q=1.001, en;q=0.1", "en"), ("de;q=x, en;q=0.1", "en"),
            ("de;q=0.1234, en;q=0.1", "en"), ("de;level=1, en;q=0.1", "en"), (",,de,", "de"),
            ("d€, en;q=0.1", "en"), ("toolongsubtag, en;q=0.1", "en"), ("de_AT, en;q=0.1", "en"),
            ("de;q=1.000", "de"), ("de;q=.5, en;q=0.1", "en"), ("-, en;q=0.1", "en"),
        ] as [(String?, String?)])
    func lookup(field: String?, expected: String?) {
        let offered = ["en", "de", "ar", "pt-BR"]
        #expect(LanguageRanges(field).lookup(among: offered, text: \.self) == expected)
    }

    @Test("no more ranges are read than anybody prefers")
    func limit() {
        let field = (0..<32).map { "x\($0)" }.joined(separator: ",")
        #expect(LanguageRanges(field + ",de").lookup(among: ["de"], text: \.self) == nil)
        #expect(LanguageRanges("de," + field).lookup(among: ["de"], text: \.self) == "de")
    }
}
