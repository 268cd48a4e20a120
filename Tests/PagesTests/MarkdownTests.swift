import Testing

@testable import Pages

@Suite struct MarkdownTests {
    private func html(_ text: String) throws -> String {
        guard let markdown = Markdown(text) else {
            throw Missing()
        }
        return markdown.html
    }

    private struct Missing: Error {}

    @Test func `CommonMark becomes HTML`() throws {
        #expect(try html("## A *b*\n\n- c\n") == "<h2>A <em>b</em></h2>\n<ul>\n<li>c</li>\n</ul>\n")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "a <b onclick=x>b</b>", "<iframe src=x>", "<!-- x -->",
        "<svg/onload=alert(1)>",
    ])
    func `raw HTML is left out`(text: String) throws {
        let output = try html(text).replacing("<!-- raw HTML omitted -->", with: "")
        #expect(!output.replacing("<p>", with: "").replacing("</p>", with: "").contains("<"))
    }

    @Test(arguments: [
        "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](vbscript:x)",
        "[a](data:text/html;base64,eA==)", "[a](file:///etc/passwd)", "[a]( javascript:x )",
        "<javascript:alert(1)>",
    ])
    func `an address that runs something is emptied`(text: String) throws {
        let output = try html(text)
        #expect(output.contains("href=\"\"") || !output.contains("href"))
    }

    @Test(arguments: [
        "![tall *b* c](https://elsewhere.example/x.png)", "![tall *b* c](//elsewhere.example/x)",
        "![tall *b* c](data:image/png;base64,eA==)",
    ])
    func `an image becomes its description`(text: String) throws {
        #expect(try html(text) == "<p>tall <em>b</em> c</p>\n")
    }

    @Test func `an image inside an image's description is dissolved too`() throws {
        #expect(try html("![a ![b](x) c](y)") == "<p>a b c</p>\n")
    }

    @Test func `headings keep level, line and words`() throws {
        guard let markdown = Markdown("# A `b` *c*\n\ntext\n\n### D\n") else { throw Missing() }
        let headings = markdown.headings
        #expect(headings.map(\.level) == [1, 3])
        #expect(headings.map(\.line) == [1, 5])
        #expect(headings.map(\.text) == ["A b c", "D"])
    }

    @Test func `NUL becomes the replacement character`() throws {
        #expect(try html("a\u{0}b") == "<p>a\u{FFFD}b</p>\n")
    }

    @Test func `an empty text is an empty document`() throws {
        #expect(try html("") == "")
    }
}
