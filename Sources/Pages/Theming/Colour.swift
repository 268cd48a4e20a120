import Foundation

/// A colour of the sRGB space.
package struct Colour: Hashable, Sendable {
    private let red: UInt8
    private let green: UInt8
    private let blue: UInt8

    /// Reads a colour as CSS writes it in full, such as `#0a5458`; nil for anything else.
    package init?(_ text: String) {
        guard let digits = text.wholeMatch(of: /#([0-9a-fA-F]{6})/)?.output.1,
            let number = UInt32(digits, radix: 16)
        else { return nil }
        red = UInt8(number >> 16)
        green = UInt8(number >> 8 & 0xFF)
        blue = UInt8(number & 0xFF)
    }

    /// How far two colours are apart, from 1 to 21 (WCAG 2.2, contrast ratio).
    package func contrast(to other: Colour) -> Double {
        let (one, two) = (luminance, other.luminance)
        return (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }

    /// From 0 for black to 1 for white (WCAG 2.2, relative luminance).
    private var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    private static func linear(_ channel: UInt8) -> Double {
        let share = Double(channel) / 255
        return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
}

extension Colour: CustomStringConvertible {
    /// The colour as CSS writes it.
    package var description: String {
        "#" + [red, green, blue].map { $0 < 16 ? "0\(hex($0))" : hex($0) }.joined()
    }

    private func hex(_ channel: UInt8) -> String { String(channel, radix: 16) }
}
