import Testing
import Values

@testable import Pages

@Suite struct ScriptTextTests {
    @Test(
        arguments: [
            ("// Why.\nconst a = 1;\n\n  // Because.\n", "let a=1;"),
            ("return 2 * value; // twice\nnext();", "return 2*value;next();"),
            ("if (a) {\n  b();\n}\nc();", "if(a){b()}\nc();"),
            ("const list = [\n  1,\n  2,\n];", "let list=[1,2];"),
            ("f(\n  a,\n  b,\n);", "f(a,b);"), ("a\n  ? b\n  : c;", "a?b:c;"),
            ("a + +b - -c", "a+ +b- -c"), ("x in y", "x in y"),
            ("first()\nsecond()", "first()\nsecond()"),
            (#"say("a  // b; }", 'c  d');"#, #"say("a  // b; }",'c  d');"#),
            (#"say("\"  \\");  f()"#, #"say("\"  \\");f()"#),
            ("`a  ${ b }  c` ;", "`a  ${ b }  c`;"),
            (#"t.replace(/a  [/"]  \/ b/g, " ")"#, #"t.replace(/a  [/"]  \/ b/g," ")"#),
            ("(a + b) / c / d", "(a+b)/c/d"), ("é  in  ü", "é in ü"),
            ("constant = $const", "constant=$const"), ("", ""), ("\"", "\""),
        ])
    func `a script is sent without what is for its readers alone`(script: String, sent: String) {
        let shortened = ScriptShortener.shortened(Array(script.utf8))
        #expect(String(decoding: shortened, as: UTF8.self) == sent)
    }

    @Test func `the survey's script is small`() throws {
        let bytes = try Samples.renderer().surveyScript.bytes
        #expect((6_000..<12 * 1_024).contains(bytes.count), "\(bytes.count)")
    }

    @Test func `the scripts of single pages are smaller`() throws {
        let renderer = try Samples.renderer()
        #expect((1_000..<3 * 1_024).contains(renderer.challengeScript.bytes.count))
        #expect((100..<512).contains(renderer.codeScript.bytes.count))
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
