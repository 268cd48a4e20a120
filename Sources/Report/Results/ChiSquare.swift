import Foundation

/// Pearson's chi-square test of independence, without a correction.
package struct ChiSquare: Hashable, Sendable {
    package let statistic: Double
    package let degrees: Int
    /// How likely a statistic at least so large is where nothing depends on anything.
    package let p: Double
    /// Cramér's V: the strength of the association, from 0 to 1.
    package let strength: Double

    /// Tests a table without empty rows and columns, of at least two each.
    init(_ counts: [[Int]]) {
        let expected = Self.expected(counts)
        let total = counts.joined().reduce(0, +)
        let statistic = zip(counts.joined(), expected.joined()).reduce(0.0) { sum, cell in
            let difference = Double(cell.0) - cell.1
            return sum + difference * difference / cell.1
        }
        let (rows, columns) = (counts.count, counts[0].count)
        self.statistic = statistic
        degrees = (rows - 1) * (columns - 1)
        p = Self.upperGamma(Double(degrees) / 2, statistic / 2)
        strength = (statistic / Double(total * (min(rows, columns) - 1))).squareRoot()
    }

    /// What each cell would count where nothing depends on anything.
    static func expected(_ counts: [[Int]]) -> [[Double]] {
        let rows = counts.map { $0.reduce(0, +) }
        let columns = (counts.first ?? []).indices.map { column in
            counts.reduce(0) { $0 + $1[column] }
        }
        let total = Double(rows.reduce(0, +))
        return rows.map { row in columns.map { Double(row) * Double($0) / total } }
    }

    private static let precision = 1e-16
    private static let mostSteps = 100_000

    /// The regularised upper incomplete gamma function: by its series below `a` + 1, and by a
    /// continued fraction above (W. Press and others, "Numerical Recipes", 6.2).
    static func upperGamma(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 1 }
        let scale = exp(a * log(x) - x - lgamma(a))
        return x < a + 1 ? 1 - series(a, x) * scale : fraction(a, x) * scale
    }

    private static func series(_ a: Double, _ x: Double) -> Double {
        var (term, sum) = (1 / a, 1 / a)
        for step in 1...mostSteps {
            term *= x / (a + Double(step))
            sum += term
            if term < sum * precision { break }
        }
        return sum
    }

    private static func fraction(_ a: Double, _ x: Double) -> Double {
        let tiny = Double.leastNormalMagnitude / precision
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / b
        var product = d
        for step in 1...mostSteps {
            let factor = -Double(step) * (Double(step) - a)
            b += 2
            d = 1 / nonzero(factor * d + b, tiny)
            c = nonzero(b + factor / c, tiny)
            product *= d * c
            if abs(d * c - 1) < precision { break }
        }
        return product
    }

    private static func nonzero(_ number: Double, _ tiny: Double) -> Double {
        abs(number) < tiny ? tiny : number
    }
}
