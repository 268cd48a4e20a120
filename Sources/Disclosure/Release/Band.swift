package import Values

/// A range of whole numbers that is published in place of a count.
package struct Band: Hashable, Sendable {
    /// The least count of the band.
    package let lower: Int
    /// The greatest count of the band.
    package let upper: Int

    init(lower: Int, upper: Int) {
        precondition(0 <= lower && lower < upper, "A band holds at least two counts.")
        (self.lower, self.upper) = (lower, upper)
    }

    /// The band of a count: everything below the threshold is one, zero too, then bands of `width`
    /// begin at the threshold.
    init(holding count: Int, width: Int, threshold: Int) {
        precondition(count >= 0, "A count is not negative.")
        guard count >= threshold else {
            self.init(lower: 0, upper: threshold - 1)
            return
        }
        let lower = threshold + (count - threshold) / width * width
        self.init(lower: lower, upper: lower + width - 1)
    }

    /// Says whether the count is in the band.
    package func contains(_ count: Int) -> Bool { lower <= count && count <= upper }

    /// True for the band of all counts below the threshold.
    package var isSmall: Bool { lower == 0 }
}

extension Band: CustomStringConvertible {
    /// The band as `fewer than 11` or `16–20`.
    package var description: String {
        isSmall ? "fewer than \(upper + 1)" : "\(lower)–\(upper)"
    }
}

extension Band {
    /// The band as `"<11"` or `[16,20]`.
    package var json: JSONValue {
        isSmall
            ? .string("<\(upper + 1)")
            : .array([.integer(Int64(lower)), .integer(Int64(upper))])
    }

    /// A band as ``json`` writes it, or nil for anything else.
    init?(json: JSONValue) {
        switch json {
        case .string(let text):
            guard text.hasPrefix("<"), let limit = Int(text.dropFirst()), limit > 1 else {
                return nil
            }
            self.init(lower: 0, upper: limit - 1)
        case .array(let edges):
            guard edges.count == 2, case .integer(let lower) = edges[0],
                case .integer(let upper) = edges[1], 0 < lower, lower < upper
            else { return nil }
            self.init(lower: Int(lower), upper: Int(upper))
        case .null, .bool, .integer, .object: return nil
        }
    }
}
