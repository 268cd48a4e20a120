import Testing

@testable import Mail

@Suite struct IncomingMessageTests {
    private static func message(_ text: String) -> IncomingMessage {
        IncomingMessage(Array(text.utf8))
    }

    private static func text(_ part: MailPart) -> String {
        String(decoding: part.content, as: UTF8.self)
    }

    @Test(arguments: ["\n", "\r\n"])
    func `parts stand between their delimiters, also within each other`(end: String) {
        let lines = [
            "Content-Type: Multipart/Mixed (a comment); Boundary=\"a b\"", "", "before", "--a b  ",
            "Content-Type: multipart/alternative; boundary=--x", "", "----x", "", "one", "",
            "----x--", "between", "----x", "--a b", "", "two", "--a bc", "--a b--", "--a b",
            "behind",
        ]
        let root = Self.message(lines.joined(separator: end)).root
        #expect(root.type.name == "multipart/mixed")
        #expect(root.parts.map(\.type.name) == ["multipart/alternative", "text/plain"])
        #expect(root.parts.first?.parts.map(Self.text) == ["one\(end)"])
        #expect(root.parts.last.map(Self.text) == "two\(end)--a bc")
    }

    @Test func `a body that was cut ends its last part`() {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\nX: y\n\ntw"
        #expect(Self.message(text).root.parts.map(Self.text) == ["one", "tw"])
    }

    @Test(arguments: [
        "Content-Type: multipart/mixed", "Content-Type: multipart/mixed; boundary=\"\"",
        "Content-Type: text/plain; boundary=b", "Content-Type: multipart", "X: y",
        "Content-Type: multipart/mixed; boundary=" + String(repeating: "b", count: 201),
    ])
    func `a message without delimiters has no parts`(field: String) {
        #expect(Self.message("\(field)\n\n--b\n\none\n--b--\n").root.parts.isEmpty)
    }

    @Test func `delimiters side by side make empty parts`() {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n--b\n--b\n\n--b--"
        #expect(Self.message(text).root.parts.map(Self.text) == ["", ""])
    }

    @Test(arguments: [
        ("base64", "SGVs\nbG8=", "Hello"), ("BASE64", "SGVsbG8", "Hello"), ("base64", "S", ""),
        ("base64", "SGV!sb*G8=\n--", "Hello"), ("base64", "====", ""),
        ("quoted-printable", "H=C3=A4=\n  b  \nc=3d=", "Hä  b\nc="),
        ("Quoted-Printable", "=\r\n=G1=4=+1=", "=G1=4=+1"), ("7bit", "=41", "=41"),
        ("x-unknown", "=41", "=41"),
    ])
    func `content is given as it was meant`(encoding: String, body: String, content: String) {
        let message = Self.message("Content-Transfer-Encoding: \(encoding)\n\n\(body)")
        #expect(Self.text(message.root) == content)
    }

    @Test func `parts deeper than the limit are not taken apart`() {
        let text = (0..<50).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
            .joined()
        var part = Self.message(text).root
        var depth = 0
        while let inner = part.parts.first {
            part = inner
            depth += 1
        }
        #expect(depth == IncomingMessage.depthLimit)
    }

    @Test func `of more parts than the limit the first are kept, at all depths together`() {
        let inner =
            "Content-Type: multipart/mixed; boundary=i\n\n"
            + String(repeating: "--i\n\nx\n", count: 150)
        let text = "Content-Type: multipart/mixed; boundary=o\n\n--o\n\(inner)--o\n\(inner)--o--"
        let parts = Self.message(text).root.parts
        #expect(parts.map(\.parts.count) == [150, 48])
        #expect(parts.map(\.parts.count).reduce(parts.count, +) == IncomingMessage.partLimit)
    }

    @Test func `what is beyond the size limit is not read`() {
        let bytes = Array("X: y\n\n".utf8) + [UInt8](repeating: 1, count: 2 << 20)
        #expect(IncomingMessage(bytes).root.body.count == IncomingMessage.sizeLimit - 6)
    }
}
