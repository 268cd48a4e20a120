/// Cuts the range of a number question into at most twenty bins of a round width, or, where the
/// range is open, into steps of 1, 2 and 5 times the powers of ten.
struct NumberBins: Sendable {
    static let most = 20

    let bins: [NumberBin]
    /// The lower edges of all bins but the first, as whole numbers at `places` decimals.
    private let edges: [Int64]
    private let places: Int

    init(from lower: FixedDecimal?, to upper: FixedDecimal?, decimals: Int) {
        let edges: [Int64]
        if let lower, let upper {
            edges = Self.even(lower.floor(at: decimals), upper.floor(at: decimals))
        } else {
            edges = Self.steps(
                above: lower?.floor(at: decimals), below: upper?.floor(at: decimals),
                unit: FixedDecimal.powers[decimals])
        }
        self.init(edges: edges, from: lower, to: upper, decimals: decimals)
    }

    /// Bins that meet at these edges, which are whole numbers at `decimals` decimals.
    init(edges: [Int64], from lower: FixedDecimal?, to upper: FixedDecimal?, decimals: Int) {
        places = decimals
        self.edges = edges
        bins = Self.bins(between: edges, from: lower, to: upper, decimals: decimals)
    }

    /// The place of the bin that holds `number`.
    func index(of number: FixedDecimal) -> Int {
        let mantissa = number.floor(at: places)
        return edges.firstIndex { mantissa < $0 } ?? edges.count
    }

    /// Multiples of the least width of 1, 2 or 5 times a power of ten that gives few enough bins.
    private static func even(_ lower: Int64, _ upper: Int64) -> [Int64] {
        let width = roundWidth(atLeast: (upper - lower + Int64(most) - 1) / Int64(most))
        return Array(multiples(of: width, above: lower, below: upper).prefix(most))
    }

    /// The multiples of a width between two numbers.
    static func multiples(of width: Int64, above lower: Int64, below upper: Int64) -> [Int64] {
        let first = lower - ((lower % width) + width) % width + width
        return Array(stride(from: first, to: upper, by: Int64.Stride(width)))
    }

    static func roundWidth(atLeast least: Int64) -> Int64 {
        var power: Int64 = 1
        while true {
            for width in [power, 2 * power, 5 * power] where width >= least { return width }
            power *= 10
        }
    }

    private static func steps(above lower: Int64?, below upper: Int64?, unit: Int64) -> [Int64] {
        let steps = FixedDecimal.powers.dropLast().flatMap { power in
            [1, 2, 5].map { unit * $0 * power }
        }
        let edges = steps.reversed().map(-) + [0] + steps
        return edges.filter { $0 > lower ?? .min && $0 < upper ?? .max }
    }

    private static func bins(
        between edges: [Int64], from lower: FixedDecimal?, to upper: FixedDecimal?, decimals: Int
    ) -> [NumberBin] {
        let inner = edges.map { FixedDecimal(mantissa: $0, decimals: decimals) }
        let lowers: [FixedDecimal?] = [lower] + inner
        let uppers: [FixedDecimal?] = inner + [upper]
        return zip(lowers, uppers).enumerated().map { place, pair in
            let isLast = place == inner.count
            return NumberBin(
                lower: pair.0, upper: pair.1, includesUpper: isLast && upper != nil)
        }
    }
}
