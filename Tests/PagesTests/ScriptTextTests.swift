import Testing
import Values

@testable import Pages

@Suite struct ScriptTextTests {
    @Test func `a script is sent without what is for its readers alone`() {
        let script = """
            // Why.
            function twice(value) {
              // Because.
              return 2 * value; // https://example.org

            }
            """
        let shortened = String(decoding: ScriptText.shortened(Array(script.utf8)), as: UTF8.self)
        let expected = "function twice(value) {\nreturn 2 * value; // https://example.org\n}"
        #expect(shortened == expected)
    }

    @Test func `the survey's script is small`() throws {
        let assets = try Samples.renderer().namedAssets
        let bytes = try #require(assets.first { $0.path.contains("/survey.") }).bytes
        #expect((6_000..<12 * 1_024).contains(bytes.count), "\(bytes.count)")
    }

    @Test(
        arguments: [
            ("</script>", #""\u003c/script\u003e""#), ("<!--", #""\u003c!--""#),
            ("a \"b\" c", #""a \u0022b\u0022 c""#), ("it's", #""it\u0027s""#),
            ("&lt;", #""\u0026lt;""#), (#"back\"#, #""back\\""#), (#"\""#, #""\\\u0022""#),
            ("line\nline", #""line\nline""#),
        ])
    func `no text in data for the script can be markup`(text: String, expected: String) {
        #expect(ScriptText.data(.string(text)) == expected)
    }
}
