import Foundation
import HTTPServer
import HTTPTypes
import Testing

@Suite("Compressed answers")
struct CompressionTests {
    private static let fields = FieldSet([.contentType: "text/html", .vary: "Accept-Encoding"])
    private static let accepting = "Accept-Encoding: gzip, deflate, br\r\n"
    private static let words = Array(repeating: "How hard was it to climb the stairs? ", count: 90)

    /// Content before and after the fresh bytes, and how many of these there are.
    private static let pages: [(before: String, gap: Int, after: String)] = [
        (words.joined(), 4, "</p>"), ("<p>", 43, words.joined(separator: "\n")),
        (words.joined(), 0, ""), ("", 0, words.joined()), ("", 7, words.joined() + "é ü 𝄞"),
        (String(repeating: "x", count: 200_000), 255, words.joined()),
    ]

    private let fixture: Fixture

    init() throws {
        let answers = Self.pages.map { page in
            PreparedAnswer(
                Self.fields, before: Array(page.before.utf8), gap: page.gap,
                after: Array(page.after.utf8))
        }
        let small = PreparedAnswer(Self.fields, before: Array("small".utf8))
        let picture = PreparedAnswer(
            Self.fields, before: Array(Self.words.joined().utf8), compressible: false)
        fixture = try Fixture(routes: { router in
            router.on(.get, "/page/:index/:key") { request in
                let answer = answers[Int(request.parameter(0)) ?? 0]
                return .ready(
                    Response(status: .ok, answer, filledWith: Array(request.parameter(1).utf8)))
            }
            router.on(.get, "/page/:index") { request in
                .ready(Response(status: .ok, answers[Int(request.parameter(0)) ?? 0]))
            }
            router.on(.get, "/small") { _ in .ready(Response(status: .ok, small)) }
            router.on(.get, "/picture") { _ in .ready(Response(status: .ok, picture)) }
        })
    }

    /// What gzip, which checks the checksum and the length, makes of `content`.
    private static func unpacked(_ content: [UInt8]) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/gzip")
        process.arguments = ["-dc"]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        // Another thread writes, because both pipes can be full.
        Thread.detachNewThread {
            try? input.fileHandleForWriting.write(contentsOf: Data(content))
            try? input.fileHandleForWriting.close()
        }
        let unpacked = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return String(decoding: unpacked, as: UTF8.self)
    }

    @Test("gzip unpacks every page with its fresh bytes, again and again", arguments: 0..<6)
    func unpacking(index: Int) throws {
        let (before, gap, after) = Self.pages[index]
        let client = try fixture.client()
        for letter in "abc" {
            let key = String(repeating: letter, count: gap)
            let target = gap == 0 ? "/page/\(index)" : "/page/\(index)/\(key)"
            let answer = try #require(client.ask(ServerTests.get(target, fields: Self.accepting)))
            #expect(answer.field("Content-Encoding") == "gzip")
            #expect(answer.field("Vary") == "Accept-Encoding")
            #expect(answer.body.count < (before + after).utf8.count / 5 + gap)
            #expect(try Self.unpacked(answer.body) == before + key + after)
            let plain = try #require(client.ask(ServerTests.get(target)))
            #expect(plain.field("Content-Encoding") == nil)
            #expect(plain.text == before + key + after)
        }
    }

    @Test(
        "what is small, or compressed already, is sent as it is", arguments: ["/small", "/picture"])
    func plain(target: String) throws {
        let answer = try fixture.client().ask(
            ServerTests.get(target, fields: Self.accepting))
        #expect(answer?.field("Content-Encoding") == nil)
        #expect(answer?.field("Content-Length") == answer.map { String($0.body.count) })
    }

    @Test("HEAD tells the fields of what GET would send")
    func head() throws {
        let client = try fixture.client()
        let request = "/page/2 HTTP/1.1\r\nHost: a\r\n\(Self.accepting)\r\n"
        let head = client.ask("HEAD \(request)", isHead: true)
        let body = try #require(client.ask("GET \(request)")).body
        #expect(head?.field("Content-Encoding") == "gzip")
        #expect(head?.field("Content-Length") == String(body.count))
    }

    @Test(
        "a client takes what its field says",
        arguments: [
            ("gzip", true), ("GZip", true), ("deflate, gzip;q=0.5", true), ("br , gzip", true),
            ("*", true), ("br, *;q=0.1", true), ("", false), ("br", false), ("gzipped", false),
            ("gzip;q=0", false), ("gzip ; q=0.000", false), ("gzip;Q=0, *", false),
            ("*;q=0, gzip", true), ("*, gzip;q=0", false), ("identity", false),
        ])
    func codings(list: String, takesGzip: Bool) throws {
        let field = list.isEmpty ? "" : "Accept-Encoding: \(list)\r\n"
        let answer = try fixture.client().ask(ServerTests.get("/page/2", fields: field))
        #expect((answer?.field("Content-Encoding") == "gzip") == takesGzip)
    }
}
