import Testing
import Values

@Suite struct ReceiptCodeTests {
    @Test func `is shown in five groups of four and read back`() throws {
        let code = try #require(ReceiptCode(bits: [UInt8](0..<13)))
        #expect(code.grouped == "000G-40R4-0M30-E209-185G")
        #expect(ReceiptCode(typed: code.grouped) == code)
        #expect(ReceiptCode(typed: " 000g 40r4 om30 e2o9 i85g ") == code)
    }

    @Test(arguments: ["", "000G", "000G-40R4-0M30-E209-185G-0", "000G-40R4-0M30-E209-185U"])
    func `what cannot be a code is refused`(text: String) {
        #expect(ReceiptCode(typed: text) == nil)
    }

    @Test func `needs 100 bits`() {
        #expect(ReceiptCode(bits: [UInt8](repeating: 0, count: 12)) == nil)
    }

    @Test func `differs in its digest by any letter`() throws {
        let first = try #require(ReceiptCode(typed: "000G-40R4-0M30-E209-185G"))
        let second = try #require(ReceiptCode(typed: "000G-40R4-0M30-E209-185H"))
        #expect(first.digest != second.digest)
    }

    @Test func `never prints itself`() throws {
        let code = try #require(ReceiptCode(typed: "000G-40R4-0M30-E209-185G"))
        #expect("\(code)" == "a receipt code")
    }
}
