import Testing

@testable import FormModel

@Suite struct NumberBinsTests {
    static let ranges: [(String?, String?, Int)] = [
        ("5", "350", 1), ("0", "100", 0), ("1900", "2026", 0), ("0", "1", 0), ("0", "1", 2),
        ("-40", "42.5", 1), ("3", "3", 0), ("0", nil, 0), (nil, "10", 1), (nil, nil, 2),
        ("0.25", "0.75", 2), ("0", "999999999999", 0),
    ]

    private func bins(_ lower: String?, _ upper: String?, _ decimals: Int) -> NumberBins {
        NumberBins(
            from: lower.flatMap(FixedDecimal.init), to: upper.flatMap(FixedDecimal.init),
            decimals: decimals)
    }

    @Test("bins touch each other and cover the range", arguments: ranges)
    func cover(lower: String?, upper: String?, decimals: Int) {
        let bins = bins(lower, upper, decimals).bins
        #expect(bins.first?.lower?.description == lower)
        #expect(bins.last?.upper?.description == upper)
        #expect(zip(bins, bins.dropFirst()).allSatisfy { $0.upper != nil && $0.upper == $1.lower })
        #expect(Set(bins.map(\.description)).count == bins.count)
    }

    @Test(
        "a closed range has at most twenty bins",
        arguments: ranges.filter { $0.0 != nil && $0.1 != nil })
    func few(lower: String?, upper: String?, decimals: Int) {
        #expect((1...20).contains(bins(lower, upper, decimals).bins.count))
    }

    @Test("each edge is counted in the bin that it begins", arguments: ranges)
    func edges(lower: String?, upper: String?, decimals: Int) throws {
        let bins = bins(lower, upper, decimals)
        for (index, bin) in bins.bins.enumerated() {
            if let lower = bin.lower { #expect(bins.index(of: lower) == index) }
            if bin.includesUpper, let upper = bin.upper { #expect(bins.index(of: upper) == index) }
        }
    }

    @Test("widths are round")
    func widths() {
        #expect(bins("5", "350", 1).bins.prefix(2).map(\.description) == ["5..<20", "20..<40"])
        #expect(bins("5", "350", 1).bins.last?.description == "340...350")
        #expect(
            bins("0", nil, 0).bins.prefix(4).map(\.description) == [
                "0..<1", "1..<2", "2..<5", "5..<10",
            ])
    }
}
