import Store
import Testing

@testable import StoreSQL

@Suite struct FormCountsTests {
    @Test func `what is added is written and read again`() throws {
        var counts = try FormCounts(Array("[3,0,12]".utf8))
        try counts.add(2, at: 0)
        try counts.add(-12, at: 2)
        try counts.add(1, at: 4)
        #expect(String(decoding: counts.text, as: UTF8.self) == "[5,0,0,0,1]")
        let again = try FormCounts(counts.text)
        #expect((0..<7).map { again[$0] } == [5, 0, 0, 0, 1, 0, 0])
    }

    @Test func `a form that nobody answered has counted nobody`() throws {
        let counts = try FormCounts(Array("[]".utf8))
        #expect(counts[0] == 0)
        #expect(counts.text == Array("[]".utf8))
    }

    @Test func `no count falls below zero`() throws {
        var counts = try FormCounts(Array("[1]".utf8))
        try counts.add(-1, at: 0)
        #expect(throws: StoreError.self) { try counts.add(-1, at: 0) }
        #expect(throws: StoreError.self) { try counts.add(-1, at: 9) }
    }

    @Test(arguments: ["", "1", "[1", "[-1]", "[1.5]", "[1, 2]", "[null]", "[1234567890123456789]"])
    func `anything else is not taken for counts`(text: String) {
        #expect(throws: StoreError.self) { try FormCounts(Array(text.utf8)) }
    }
}
