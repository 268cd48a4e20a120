import Testing
import Values

@Suite struct JSONValueTests {
    @Test func `sorts members by UTF-16 code units as RFC 8785 does`() {
        // The order of RFC 8785 §3.2.3.
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"]
        let value = JSONValue.object(
            Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, .integer(Int64($0))) }))
        #expect(
            String(decoding: value.canonical, as: UTF8.self)
                == "{\"\\r\":1,\"1\":3,\"\u{80}\":5,\"\u{f6}\":6,\"\u{20ac}\":0,\"\u{1f600}\":4,\"\u{fb33}\":2}"
        )
    }

    @Test func `escapes only what must be escaped`() {
        let value = JSONValue.string("\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}\t\u{8}\u{c}")
        #expect(
            String(decoding: value.canonical, as: UTF8.self)
                == "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\\t\\b\\f\"")
    }

    @Test func `writes every kind of value without white space`() {
        let value = JSONValue.array([.null, .bool(true), .bool(false), .integer(-7), .object([:])])
        #expect(String(decoding: value.canonical, as: UTF8.self) == "[null,true,false,-7,{}]")
    }
}
