import Testing

@testable import FormModel

@Suite struct ByteTableTests {
    @Test("every name is found and no other", arguments: [0, 1, 2, 3, 30, 500])
    func lookup(count: Int) {
        let table = ByteTable((0..<count).map { ("name_\($0)", $0 * 7) })
        for number in 0..<count {
            let bytes = Array("..name_\(number).".utf8)
            #expect(table.value(of: bytes, 2..<bytes.count - 1) == number * 7)
            #expect(table.value(of: bytes, 2..<bytes.count) == nil)
        }
        #expect(table.value(of: [], 0..<0) == nil)
    }

    @Test("the first of equal names counts")
    func first() {
        let table = ByteTable([("a", 1), ("a", 2)])
        #expect(table.value(of: Array("a".utf8), 0..<1) == 1)
    }
}
