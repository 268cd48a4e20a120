extension NumberBins {
    /// Bins for years: at most twenty of a round width where both ends are known, or else decades
    /// from 1900 to 2050 with open ends, which do not depend on the day on which they are made.
    static func years(from first: Int?, to last: Int?) -> NumberBins {
        let lower = first.map { FixedDecimal(mantissa: Int64($0), decimals: 0) }
        let upper = last.map { FixedDecimal(mantissa: Int64($0), decimals: 0) }
        guard lower == nil || upper == nil else {
            return NumberBins(from: lower, to: upper, decimals: 0)
        }
        let decades = stride(from: 1900, through: 2050, by: 10)
        let edges = decades.filter { $0 > first ?? 0 && $0 < last ?? 9_999 }
        return NumberBins(edges: edges.map(Int64.init), from: lower, to: upper, decimals: 0)
    }
}
