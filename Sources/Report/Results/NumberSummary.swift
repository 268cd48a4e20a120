import FormModel

/// Numbers in a few words: their mean, their spread and their quantiles.
package struct NumberSummary: Hashable, Sendable {
    package let count: Int
    package let mean: Double
    /// The standard deviation of a sample, with n − 1 below the line; nil for one number.
    package let deviation: Double?
    package let least: Double
    package let greatest: Double
    /// The quantiles of 5, 25, 50, 75 and 95 %, between neighbours in proportion (type 7 of Hyndman
    /// and Fan, "Sample Quantiles in Statistical Packages", 1996).
    package let quantiles: [Double]

    /// The shares at which the quantiles are.
    package static let shares = [0.05, 0.25, 0.5, 0.75, 0.95]

    /// The middle of the numbers.
    package var median: Double { quantiles[2] }

    /// Summarises numbers that were given so often; nil for none.
    init?(_ numbers: [FixedDecimal: Int]) {
        self.init(sorted: numbers.sorted { $0.key < $1.key }.map { ($0.key.double, $0.value) })
    }

    /// The same for numbers in ascending order.
    init?(sorted: [(number: Double, times: Int)]) {
        let given = sorted.filter { $0.times > 0 }
        guard let first = given.first, let last = given.last else { return nil }
        let count = given.reduce(0) { $0 + $1.times }
        let mean = given.reduce(0) { $0 + $1.number * Double($1.times) } / Double(count)
        let squares = given.reduce(0) { sum, value in
            sum + (value.number - mean) * (value.number - mean) * Double(value.times)
        }
        (self.count, self.mean, least, greatest) = (count, mean, first.number, last.number)
        deviation = count > 1 ? (squares / Double(count - 1)).squareRoot() : nil
        quantiles = Self.shares.map { Self.quantile($0, of: given, count) }
    }

    private static func quantile(
        _ share: Double, of given: [(number: Double, times: Int)], _ count: Int
    ) -> Double {
        let place = share * Double(count - 1)
        let below = Int(place)
        let (low, high) = (value(at: below, of: given), value(at: below + 1, of: given))
        return low + (high - low) * (place - Double(below))
    }

    private static func value(
        at place: Int, of given: [(number: Double, times: Int)]
    ) -> Double {
        var seen = 0
        for (number, times) in given {
            seen += times
            if place < seen { return number }
        }
        return given.last?.number ?? 0
    }
}
