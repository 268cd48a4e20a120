import Foundation

/// Writes figures for people.
enum Figures {
    /// A number with at most two decimals, or with two significant digits where it is small.
    static func short(_ number: Double) -> String {
        guard number != 0, abs(number) < 0.095 else { return decimal(number, 2) }
        return trimmed(String(format: "%.2g", number))
    }

    /// A number with at most so many decimals.
    static func decimal(_ number: Double, _ places: Int) -> String {
        trimmed(fixed(number, places))
    }

    /// A number with just so many decimals, to stand under others.
    static func fixed(_ number: Double, _ places: Int) -> String {
        String(format: "%.\(places)f", number)
    }

    private static func trimmed(_ text: String) -> String {
        guard text.contains("."), !text.contains("e") else { return text }
        let digits = text.reversed().drop { $0 == "0" }.drop { $0 == "." }
        let trimmed = String(digits.reversed())
        return trimmed == "-0" ? "0" : trimmed
    }

    /// A probability as it is printed: never 0.
    static func probability(_ p: Double) -> String {
        p < 0.001 ? "p < 0.001" : "p = " + decimal(p, 3)
    }

    /// A part of a whole as a percentage, rounded half up; empty where there is no whole.
    static func percent(_ part: Int, of whole: Int) -> String {
        guard whole > 0 else { return "" }
        return "\((200 * part + whole) / (2 * whole)) %"
    }

    /// A count with its noun.
    static func counted(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
    }
}
