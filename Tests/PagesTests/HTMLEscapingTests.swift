import Testing

@testable import Pages

@Suite struct HTMLEscapingTests {
    @Test(arguments: [
        ("", ""), ("plain", "plain"), ("Zoë – ünïcode 🧬", "Zoë – ünïcode 🧬"),
        ("<b>", "&lt;b&gt;"), ("a & b", "a &amp; b"), ("&lt;", "&amp;lt;"),
        ("\"'", "&quot;&#39;"), ("a\u{0}b", "a\u{FFFD}b"), ("\r\n", "\r\n"),
        ("é<é", "é&lt;é"),
    ])
    func `special bytes become references`(text: String, expected: String) {
        #expect(HTMLEscaping.escape(text) == expected)
    }

    @Test(arguments: ["\"", "'", "<", ">", "&"], ["\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}"])
    func `a combining character does not hide what it follows`(special: String, mark: String) {
        let escaped = HTMLEscaping.escape(special + mark)
        #expect(escaped.utf8.first == UInt8(ascii: "&"))
        #expect(escaped.hasSuffix(mark) || escaped.unicodeScalars.last == mark.unicodeScalars.last)
        #expect(!escaped.unicodeScalars.contains { special != "&" && special == String($0) })
    }
}
