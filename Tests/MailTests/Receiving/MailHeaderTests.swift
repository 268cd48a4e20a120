import Testing

@testable import Mail

@Suite struct MailHeaderTests {
    private static func header(_ text: String) -> (header: MailHeader, rest: String) {
        var rest = Array(text.utf8)[...]
        let header = MailHeader(readingFrom: &rest)
        return (header, String(decoding: rest, as: UTF8.self))
    }

    @Test(arguments: ["\n", "\r\n"])
    func `folded lines are one value, and the body begins behind the empty line`(end: String) {
        let lines = ["Subject: one", " two", "\tthree  ", "To:x", "", "body", ""]
        let (header, rest) = Self.header(lines.joined(separator: end))
        #expect(header.first("SUBJECT") == "one two\tthree")
        #expect(header.first("to") == "x")
        #expect(rest == "body\(end)")
    }

    @Test func `repeated fields keep their order`() {
        let (header, _) = Self.header("Received: 1\nTo: a\nreceived : 2\nRECEIVED: 3\n")
        #expect(header.all("Received") == ["1", "2", "3"])
        #expect(header.fields.map(\.name) == ["received", "to", "received", "received"])
        #expect(header.first("Cc") == nil)
    }

    @Test func `lines that are no field are passed over with what continues them`() {
        let (header, rest) = Self.header(
            " first\nFrom a Thu\n folded\nna me: 1\n: 2\nTo: b\nn\u{e4}me: 3\n more\n\nbody")
        #expect(header.fields.map(\.name) == ["to"])
        #expect(header.first("To") == "b")
        #expect(rest == "body")
    }

    @Test func `of more fields than the limit the first are kept, and the body is still found`() {
        let many = (0...MailHeader.fieldLimit).map { "X-\($0): \($0)\n c\n" }.joined()
        let (header, rest) = Self.header(many + "\nbody")
        #expect(header.fields.count == MailHeader.fieldLimit)
        #expect(header.first("X-999") == "999 c")
        #expect(rest == "body")
    }

    @Test func `bytes that are no text do not hinder`() {
        var rest: ArraySlice<UInt8> = [0x54, 0x6F, 0x3A, 0xFF, 0x00, 0x61, 0x0A, 0x0A, 0xFE]
        let header = MailHeader(readingFrom: &rest)
        #expect(header.first("To") == "\u{FFFD}\0a")
        #expect(rest == [0xFE])
    }
}

@Suite struct StructuredTextTests {
    @Test(arguments: [
        ("a; b", ["a", "b"]), ("\"a;b\"; c", ["a;b", "c"]), ("a (x;y) ; b", ["a", "b"]),
        ("a (x (y) \\) z); b", ["a", "b"]), ("\"a\\\";b\";c", ["a\";b", "c"]), ("", []),
        (";;", []), ("a (no end; b", ["a"]), ("\"no end; b", ["no end; b"]),
        ("\"(\" ; b", ["(", "b"]),
        ("a) ; b", ["a)", "b"]), ("(a)b(c)", ["b"]), ("a\\; b", ["a\\", "b"]),
    ])
    func `separators in comments and quotes are none`(text: String, parts: [String]) {
        #expect(StructuredText(text).segments.map(\.plain) == parts)
    }

    @Test func `an assignment ends its name at the first equals sign`() {
        let assignment = StructuredText("Boundary = \"----=_1\" ").assignment
        #expect(assignment?.name == "boundary")
        #expect(assignment?.value == "----=_1")
        #expect(StructuredText("boundary").assignment == nil)
    }

    @Test(arguments: [
        ("Ada <ada@Example.org>", "ada", "example.org"), ("ada@example.org", "ada", "example.org"),
        ("\"x@y <z\" <ada@example.org>", "ada", "example.org"),
        ("ada@example.org (a@b)", "ada", "example.org"),
    ])
    func `an address is found in its field`(field: String, name: String, domain: String) {
        let found = MailboxSpecification(field: field)
        #expect(found?.localPart == name)
        #expect(found?.domain == domain)
    }

    @Test(arguments: ["", "ada", "@", "ada@", "@example.org", "<>", "(a@b)"])
    func `a field without an address has none`(field: String) {
        #expect(MailboxSpecification(field: field) == nil)
    }
}
