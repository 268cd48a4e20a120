import Testing

@testable import FormModel

@Suite struct FixedDecimalTests {
    @Test(
        "a number is written in the shortest way",
        arguments: [
            ("0", "0"), ("-0", "0"), ("12", "12"), ("-12", "-12"), ("72.50", "72.5"),
            ("0.05", "0.05"), ("-0.25", "-0.25"), ("100", "100"), ("0.000001", "0.000001"),
        ])
    func description(text: String, expected: String) {
        #expect(FixedDecimal(text)?.description == expected)
    }

    @Test(
        "what is not a plain number is none",
        arguments: [
            "", "-", "+", ".5", "5.", "1,5", "1 000", "1e3", "five", "1.2.3", "0.0000001",
            "1234567890123", "--1",
        ])
    func refused(text: String) {
        #expect(FixedDecimal(text) == nil)
    }

    @Test("numbers are ordered by value, whatever their decimals")
    func ordered() {
        let numbers = ["10", "-0.5", "9.75", "-1", "0"].compactMap(FixedDecimal.init)
        #expect(numbers.sorted().map(\.description) == ["-1", "-0.5", "0", "9.75", "10"])
    }

    @Test("rounding down goes below zero, not towards it")
    func floor() throws {
        #expect(try #require(FixedDecimal("-0.5")).floor(at: 0) == -1)
        #expect(try #require(FixedDecimal("0.5")).floor(at: 0) == 0)
        #expect(try #require(FixedDecimal("7")).floor(at: 2) == 700)
    }
}
