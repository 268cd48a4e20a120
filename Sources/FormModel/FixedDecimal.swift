/// A decimal number with few decimals, held exactly: `mantissa` / 10^`decimals`.
package struct FixedDecimal: Hashable, Sendable {
    /// The most decimals that a number can have.
    package static let mostDecimals = 6
    /// The most digits before the point that a number can have.
    package static let mostDigits = 12

    /// The number without its point.
    package let mantissa: Int64
    /// From 0 to 6; equal numbers have equal decimals because trailing zeros are dropped.
    package let decimals: Int

    /// The number `mantissa` / 10^`decimals` without trailing zeros.
    package init(mantissa: Int64, decimals: Int) {
        precondition((0...Self.mostDecimals).contains(decimals), "A number has 0 to 6 decimals.")
        var (rest, places) = (mantissa, decimals)
        while places > 0, rest % 10 == 0 { (rest, places) = (rest / 10, places - 1) }
        self.mantissa = rest
        self.decimals = places
    }

    /// A number written as `-12` or `3.25`, or nil for anything else or too many digits.
    package init?(_ text: String) {
        guard let number = TypedNumber.plain(Array(text.utf8)) else { return nil }
        self = number
    }

    /// The number with so many decimals that is nearest to a binary one; nil when that has too many
    /// digits or is none.
    init?(nearest number: Double, decimals: Int) {
        let scaled = (number * Double(Self.powers[decimals])).rounded()
        let limit = Self.powers[6] * Self.powers[6] * Self.powers[decimals]
        guard let mantissa = Int64(exactly: scaled), mantissa.magnitude < limit.magnitude else {
            return nil
        }
        self.init(mantissa: mantissa, decimals: decimals)
    }

    /// The nearest binary number.
    package var double: Double { Double(mantissa) / Double(Self.powers[decimals]) }

    /// The mantissa that the number has at `places` decimals, rounded down.
    func floor(at places: Int) -> Int64 {
        guard decimals > places else { return mantissa * Self.powers[places - decimals] }
        let divisor = Self.powers[decimals - places]
        return mantissa / divisor - (mantissa % divisor < 0 ? 1 : 0)
    }

    static let powers: [Int64] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]
}

extension FixedDecimal: Comparable {
    /// Numbers are ordered by value.
    package static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        let places = max(left.decimals, right.decimals)
        return left.floor(at: places) < right.floor(at: places)
    }
}

extension FixedDecimal: CustomStringConvertible {
    /// The number as `-12` or `3.25`.
    package var description: String {
        guard decimals > 0 else { return String(mantissa) }
        let digits = String(mantissa.magnitude)
        let padding = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count))
        let padded = padding + digits
        let point = padded.index(padded.endIndex, offsetBy: -decimals)
        return "\(mantissa < 0 ? "-" : "")\(padded[..<point]).\(padded[point...])"
    }
}
