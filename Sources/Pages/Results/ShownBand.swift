/// A range that a number of people lies in: all that a page knows of the number.
package struct ShownBand: Hashable, Sendable {
    /// The least number.
    package let lower: Int
    /// The greatest number.
    package let upper: Int

    package init(lower: Int, upper: Int) {
        precondition(0 <= lower && lower < upper, "A band holds at least two counts.")
        (self.lower, self.upper) = (lower, upper)
    }

    /// True for everything below a limit, zero too.
    var isSmall: Bool { lower == 0 }

    /// Which whole per cents of `total` the number can be, rounded outwards; nil where the total could
    /// be nobody.
    func share(of total: ShownBand) -> ClosedRange<Int>? {
        guard total.lower > 0 else { return nil }
        let least = 100 * lower / total.upper
        let most = (100 * upper + total.lower - 1) / total.lower
        return min(least, 100)...min(most, 100)
    }
}

extension Catalogue {
    /// The range as "16–20", as "fewer than 11", or as what is left open.
    func band(_ band: ShownBand?) -> String {
        guard let band else { return self["results.rest"] }
        return band.isSmall
            ? self("results.fewerThan", ["limit": "\(band.upper + 1)"])
            : self("results.range", ["lower": "\(band.lower)", "upper": "\(band.upper)"])
    }

    /// A range of per cents.
    func share(_ share: ClosedRange<Int>) -> String {
        share.lowerBound == 0
            ? self("results.shareUpTo", ["upper": "\(share.upperBound)"])
            : self(
                "results.share",
                ["lower": "\(share.lowerBound)", "upper": "\(share.upperBound)"])
    }
}
