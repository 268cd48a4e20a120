import Testing
import Values

@Suite struct CommaSeparatedTests {
    @Test(
        arguments: [
            ("", []),
            ("a,b", [[1: ["a", "b"]]]),
            ("a,b\r\nc\n", [[1: ["a", "b"]], [2: ["c"]]]),
            ("\u{FEFF}email\n\nx,\n", [[1: ["email"]], [3: ["x", ""]]]),
            ("\"a,\"\"b\"\"\nc\",d\ne", [[1: ["a,\"b\"\nc", "d"]], [3: ["e"]]]),
            ("\"\",\"x\"\r\n", [[1: ["", "x"]]]),
            ("a\rb\n", [[1: ["a\rb"]]]),
        ] as [(String, [[Int: [String]]])])
    func `rows are read with the lines on which they begin`(
        text: String, expected: [[Int: [String]]]
    ) throws {
        #expect(try CommaSeparated(Array(text.utf8)).rows.map { [$0.line: $0.fields] } == expected)
    }

    @Test(arguments: [
        ("a\nb,\"c", 2), ("a\n\"b\"c\n", 2), ("a\nb\"c\"\n", 2), ("\"a\n\nb\"c", 3),
    ])
    func `a misplaced quote is told with its line`(text: String, line: Int) {
        #expect(throws: CommaSeparated.Fault.misplacedQuote(line: line)) {
            try CommaSeparated(Array(text.utf8))
        }
    }

    @Test func `bytes that are no UTF-8 are told with their line`() {
        #expect(throws: CommaSeparated.Fault.notUTF8(line: 2)) {
            try CommaSeparated([97, 10, 0xFF, 10])
        }
    }
}
