/// A range of numbers that are counted together.
package struct NumberBin: Hashable, Sendable {
    /// The least number of the bin; nil when there is none.
    package let lower: FixedDecimal?
    /// Where the bin ends; nil when it does not.
    package let upper: FixedDecimal?
    /// True when the bin holds `upper` itself, which only the last bin can.
    package let includesUpper: Bool
}

extension NumberBin: CustomStringConvertible {
    /// The bin as `5..<25`, `90...100`, `..<0` or `1000...`.
    package var description: String {
        let (from, to) = (lower?.description ?? "", upper?.description ?? "")
        return from + (includesUpper || upper == nil ? "..." : "..<") + to
    }
}

extension NumberBin {
    /// The range that ``description`` writes so, or nil for any other text.
    package init?(_ text: String) {
        let separator = text.contains("..<") ? "..<" : "..."
        let edges = text.split(separator: separator, maxSplits: 1, omittingEmptySubsequences: false)
            .map(String.init)
        guard edges.count == 2 else { return nil }
        lower = FixedDecimal(edges[0])
        upper = FixedDecimal(edges[1])
        includesUpper = separator == "..." && upper != nil
        guard description == text else { return nil }
    }
}
