import Testing
import Values

@testable import FormModel

@Suite struct JSONInputTests {
    private func parse(_ text: String) -> JSONInput? {
        try? JSONInput(parsing: Array(text.utf8))
    }

    @Test(
        "JSON texts are read",
        arguments: [
            ("null", .null), (" true ", .bool(true)), ("-1.5e3", .number("-1.5e3")),
            (#""a\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00""#, .string("a\"\\/\u{8}\u{C}\n\r\tä😀")),
            ("[]", .array([])), ("[1, []]", .array([.number("1"), .array([])])),
            ("{}", .object([])),
            (#"{"a":1}"#, .object([JSONInput.Member(name: "a", value: .number("1"))])),
        ] as [(String, JSONInput)])
    func read(text: String, expected: JSONInput) {
        #expect(parse(text) == expected)
    }

    @Test(
        "what is not JSON is refused",
        arguments: [
            "", " ", "nul", "tru", "[", "]", "[1,]", "[1 2]", "{", #"{"a"}"#, #"{"a":}"#,
            #"{"a":1,}"#, #"{"a":1,"a":2}"#, "{a:1}", "01", "1.", ".5", "+1", "1e", "--1", "'a'",
            "\"a", "\"\u{1}\"", #""\x""#, #""\u12""#, #""\u+123""#, #""\ud800""#, #""\udc00""#,
            #""\ud800\u0041""#, "1 2", "NaN", String(repeating: "[", count: 100_000),
        ])
    func refused(text: String) {
        #expect(parse(text) == nil)
    }

    @Test("bad UTF-8 in a string is refused")
    func badUTF8() {
        #expect(throws: JSONInputError.self) { try JSONInput(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test("what the product writes is read back", arguments: ["", "a\"b\\c\n\u{1}ä😀"])
    func roundTrip(text: String) {
        var bytes: [UInt8] = []
        JSONText.append(text, to: &bytes)
        #expect((try? JSONInput(parsing: bytes)) == .string(text))
    }
}
