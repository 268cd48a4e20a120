import HTTPServer
import Testing

/// Requests that must be refused, or taken with care. Each row is sent with a complete second
/// request behind it, which must not be answered where the first one closes the connection.
@Suite("Requests that RFC 9112 forbids")
struct BadRequestTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var name: String
        var bytes: [UInt8]
        var status: Int

        var testDescription: String { name }

        init(_ name: String, _ text: String, _ status: Int) {
            self.name = name
            bytes = Array(text.utf8)
            self.status = status
        }

        init(_ name: String, bytes: [UInt8], _ status: Int) {
            self.name = name
            self.bytes = bytes
            self.status = status
        }
    }

    static let host = "Host: a\r\n"
    static let follower = "GET /surveys/smuggled/1 HTTP/1.1\r\nHost: a\r\n\r\n"

    static func get(_ name: String, target: String, _ status: Int = 400) -> Row {
        Row(name, "GET \(target) HTTP/1.1\r\n\(host)\r\n", status)
    }

    static func get(_ name: String, fields: String, _ status: Int = 400) -> Row {
        Row(name, "GET / HTTP/1.1\r\n\(fields)\r\n", status)
    }

    static func post(_ name: String, fields: String, body: String = "", _ status: Int = 400) -> Row
    {
        Row(name, "POST /echo HTTP/1.1\r\n\(host)\(fields)\r\n\(body)", status)
    }

    static let targets: [Row] = [
        get("NUL in path", target: "/a%00b"), get("CR LF in path", target: "/a%0d%0aSet-Cookie:x"),
        get("tab in path", target: "/a%09b"), get("DEL in path", target: "/a%7fb"),
        get("not UTF-8", target: "/a%ff"), get("overlong UTF-8", target: "/%c0%af"),
        get("surrogate in UTF-8", target: "/%ed%a0%80"), get("broken escape", target: "/a%zz"),
        get("cut escape", target: "/a%4"), get("lone percent", target: "/%"),
        get("dot segment", target: "/a/./b"), get("parent segment", target: "/a/../b"),
        get("escaped parent", target: "/a/%2e%2e/b"), get("half-escaped parent", target: "/.%2E"),
        get("escaped slash", target: "/a%2fb"), get("escaped backslash", target: "/a%5cb"),
        get("fragment", target: "/#a"), get("asterisk", target: "*"),
        get("relative path", target: "a/b"), get("foreign scheme", target: "ftp://a/"),
        get("absolute without host", target: "http:///"),
        get("absolute with user", target: "http://u@a/"), get("two spaces", target: " /"),
        get("space in path", target: "/a b"),
        Row("CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n", 400),
        Row("OPTIONS *", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        Row(
            "raw byte over 127",
            bytes: Array("GET /".utf8) + [0xC3, 0xA9] + " HTTP/1.1\r\nHost: a\r\n\r\n".utf8, 400),
        Row(
            "NUL in request line",
            bytes: Array("GET /".utf8) + [0] + "x HTTP/1.1\r\nHost: a\r\n\r\n".utf8, 400),
    ]

    static let fields: [Row] = [
        get("no Host", fields: ""), get("empty Host", fields: "Host:\r\n"),
        get("two Hosts", fields: "Host: a\r\nHost: b\r\n"),
        get("the same Host twice", fields: "Host: a\r\nHost: a\r\n"),
        get("Host with a space", fields: "Host: a b\r\n"),
        get("Host with a path", fields: "Host: a/b\r\n"),
        get("Host with a user", fields: "Host: u@a\r\n"),
        get("Host with a bad port", fields: "Host: a:x\r\n"),
        get("Host with a long port", fields: "Host: a:123456\r\n"),
        get("Host with an open bracket", fields: "Host: [::1\r\n"),
        get("Host with markup", fields: "Host: <a>\r\n"),
        get("space before colon", fields: "\(host)X : 1\r\n"),
        get("tab before colon", fields: "\(host)X\t: 1\r\n"),
        get("empty name", fields: "\(host): 1\r\n"),
        get("no colon", fields: "\(host)X\r\n"),
        get("name not a token", fields: "\(host)X(y): 1\r\n"),
        get("control in name", fields: "\(host)X\u{1}: 1\r\n"),
        get("NUL in name", fields: "\(host)X\u{0}Y: 1\r\n"),
        get("NUL in value", fields: "\(host)X: a\u{0}b\r\n"),
        get("two NULs that look like a line's end", fields: "\(host)X: a\u{0}\u{0}Y\u{0}b\r\n"),
        get("bare CR in value", fields: "\(host)X: a\rb\r\n"),
        get("bare LF as line end", fields: "\(host)X: a\nY: b\r\n"),
        get("control in value", fields: "\(host)X: a\u{1}b\r\n"),
        get("DEL in value", fields: "\(host)X: \u{7f}\r\n"),
        get("folded line", fields: "\(host)X: a\r\n b\r\n"),
        get("folded first line", fields: " X: a\r\n\(host)"),
        get("folded by tab", fields: "\(host)X: a\r\n\tb\r\n"),
        get("unknown expectation", fields: "\(host)Expect: miracles\r\n", 417),
        get("expectation twice", fields: "\(host)Expect: 100-continue\r\nExpect: 100-continue\r\n"),
        get(
            "field block too large",
            fields: "\(host)X: \(String(repeating: "a", count: 17_000))\r\n", 431),
        get("many fields", fields: host + String(repeating: "X: 1\r\n", count: 2_900), 431),
        get("request line too long", target: "/" + String(repeating: "a", count: 9_000), 414),
        get("query too long", target: "/?" + String(repeating: "a", count: 9_000), 414),
    ]

    static let framing: [Row] = [
        post("two lengths", fields: "Content-Length: 3\r\nContent-Length: 5\r\n", body: "abcde"),
        post(
            "the same length twice", fields: "Content-Length: 3\r\nContent-Length: 3\r\n",
            body: "abc"),
        post("space before the length's colon", fields: "Content-Length : 3\r\n", body: "abc"),
        post("length of a terabyte", fields: "Content-Length: 1000000000000\r\n", 413),
        post("one byte too many", fields: "Content-Length: 1048577\r\n", 413),
        post(
            "length and chunks", fields: "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
            body: "0\r\n\r\n"),
        post(
            "chunks and length", fields: "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
            body: "0\r\n\r\n"),
        post(
            "chunked twice", fields: "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"),
        post("chunked with space behind", fields: "Transfer-Encoding: chunked \r\n"),
        post("gzip coding", fields: "Transfer-Encoding: gzip, chunked\r\n", 501),
        post("identity coding", fields: "Transfer-Encoding: identity\r\n", 501),
        post("unknown coding", fields: "Transfer-Encoding: xchunked\r\n", 501),
        post(
            "bad chunk size", fields: "Transfer-Encoding: chunked\r\n",
            body: "zz\r\nabc\r\n0\r\n\r\n"),
        post(
            "huge chunk size", fields: "Transfer-Encoding: chunked\r\n",
            body: "fffffffffffffffff\r\n", 413),
        post(
            "chunk without its end", fields: "Transfer-Encoding: chunked\r\n",
            body: "3\r\nabcdef\r\n0\r\n\r\n"),
        Row(
            "chunks in HTTP/1.0",
            "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        Row("unknown method", "FETCH / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
        Row("lower-case method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
        Row("method not a token", "GE(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        Row("no version", "GET /\r\n\r\n", 400), Row("version 0.9", "GET / HTTP/0.9\r\n\r\n", 505),
        Row("version 2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        Row("version in lower case", "GET / http/1.1\r\nHost: a\r\n\r\n", 400),
    ]

    /// Lengths that libmicrohttpd 0.9.75 refuses before it asks: the right status, but with its head
    /// twice, the second one in the place of a body.
    static let lengths: [Row] = [
        post("length list", fields: "Content-Length: 3, 3\r\n", body: "abc"),
        post("negative length", fields: "Content-Length: -3\r\n"),
        post("signed length", fields: "Content-Length: +3\r\n", body: "abc"),
        post("length in hexadecimal", fields: "Content-Length: 0x3\r\n", body: "abc"),
        post("length of letters", fields: "Content-Length: abc\r\n"),
        post("empty length", fields: "Content-Length:\r\n"),
        post("length beyond 64 bits", fields: "Content-Length: 99999999999999999999999\r\n", 413),
    ]

    let fixture: Fixture

    init() throws {
        fixture = try Fixture()
    }

    @Test(
        "a bad request gets its status and a closed connection",
        arguments: targets + fields + framing)
    func refusal(_ row: Row) throws {
        let client = try fixture.client()
        client.send(row.bytes + Self.follower.utf8)
        client.closeWriting()
        let answer = client.answer()
        #expect(answer?.status == row.status)
        #expect(fixture.handled.value == 0)
        #expect(client.isClosed)
    }

    @Test("a length that is no number ends the connection", arguments: lengths)
    func malformedLength(_ row: Row) throws {
        let client = try fixture.client()
        client.send(row.bytes + Self.follower.utf8)
        client.closeWriting()
        #expect(client.answer()?.status == row.status)
        #expect(client.isClosedAfterAnyRest)
        #expect(fixture.handled.value == 0)
    }

    @Test("a request line without a target ends the connection")
    func onlyMethod() throws {
        let client = try fixture.client()
        client.send("GET\r\n\r\n" + Self.follower)
        #expect(client.isClosed)
        #expect(fixture.handled.value == 0)
    }
}
