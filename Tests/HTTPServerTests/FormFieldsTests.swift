import HTTPServer
import Testing

@Suite("Form fields")
struct FormFieldsTests {
    @Test(
        "pairs keep their order and are decoded",
        arguments: [
            ("", []), ("&&", []), ("a", ["a="]), ("a=", ["a="]), ("=b", ["=b"]),
            ("a=b", ["a=b"]), ("a=b&c=d", ["a=b", "c=d"]), ("a=1&a=2&a=1", ["a=1", "a=2", "a=1"]),
            ("a=b=c", ["a=b=c"]), ("a+b=c+d", ["a b=c d"]), ("%61=%2B%26%3d", ["a=+&="]),
            ("a=%C3%A9%E2%82%AC", ["a=é€"]), ("a=é", ["a=é"]), ("a=%0D%0A", ["a=\r\n"]),
            ("&a=1&&b=2&", ["a=1", "b=2"]),
        ])
    func pairs(body: String, expected: [String]) throws {
        let fields = try FormFields(parsing: Array(body.utf8))
        #expect((0..<fields.count).map { "\(fields[$0].name)=\(fields[$0].value)" } == expected)
    }

    @Test(
        "a broken body is refused whole",
        arguments: [
            ("a=%", FormFieldsError.brokenEscape), ("a=%4", .brokenEscape),
            ("a=%4g", .brokenEscape),
            ("%zz=1", .brokenEscape), ("a=%4&b=1", .brokenEscape), ("a=%00", .notText),
            ("a=\u{0}", .notText), ("a=%FF", .notText), ("a=%C0%80", .notText),
            ("a=%ED%A0%80", .notText), ("%C3=%A9", .notText), ("a=%C3&%A9=b", .notText),
        ])
    func broken(body: String, error: FormFieldsError) {
        #expect(throws: error) { try FormFields(parsing: Array(body.utf8)) }
    }

    @Test("1,000 fields are read and one more is not")
    func limit() throws {
        let body = Array(repeating: "a=1", count: 1_000).joined(separator: "&")
        #expect(try FormFields(parsing: Array(body.utf8)).count == 1_000)
        #expect(throws: FormFieldsError.tooManyFields(limit: 1_000)) {
            try FormFields(parsing: Array((body + "&b").utf8))
        }
    }

    @Test("fields are found by their whole name")
    func lookUp() throws {
        let fields = try FormFields(parsing: Array("pain=3&pains=4&pain=5".utf8))
        #expect(fields.first("pain") == "3")
        #expect(fields.all("pain") == ["3", "5"])
        #expect(fields.first("pai") == nil)
        #expect(fields.all("Pain").isEmpty)
    }

    @Test("bytes are visited without making text")
    func visit() throws {
        let fields = try FormFields(parsing: Array("ab=cde&f=".utf8))
        var sizes: [Int] = []
        fields.forEachPlace { name, value in sizes += [name.count, value.count] }
        #expect(sizes == [2, 3, 1, 0])
    }
}
