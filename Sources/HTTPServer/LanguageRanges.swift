/// The languages that a client prefers, as the field `Accept-Language` tells them (RFC 9110,
/// section 12.5.4).
package struct LanguageRanges: Sendable {
    /// The most ranges that are read; whoever prefers more is no reader.
    private static let most = 32

    private struct Range {
        let tag: String
        /// The weight in thousandths.
        let weight: Int
    }

    /// The wanted ranges, the most wanted first; among equals the order of the field.
    private let wanted: [String]
    private let refused: Set<String>

    /// The ranges of the field's value; what is no range is left out. Nil stands for no field.
    package init(_ value: String?) {
        guard let value, !value.isEmpty else {
            (wanted, refused) = ([], [])
            return
        }
        // What a page tells of itself is a tag alone, and most tags are short.
        guard value.utf8.contains(where: { !Self.isLetter($0) }) else {
            (wanted, refused) = ((1...8).contains(value.utf8.count) ? [value] : [], [])
            return
        }
        let ranges = value.split(separator: ",").prefix(Self.most).compactMap(Self.range)
        wanted = ranges.enumerated().filter { $0.element.weight > 0 }
            .sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
            .map(\.element.tag)
        refused = Set(ranges.filter { $0.weight == 0 }.map(\.tag))
    }

    /// The tag among `offered` that fits best, by lookup: each range is shortened from its end until
    /// it is one of the tags (RFC 4647, section 3.4). Nil when none fits.
    package func lookup<Tag>(among offered: [Tag], text: (Tag) -> String) -> Tag? {
        for range in wanted {
            var rest: String? = range
            while let current = rest {
                if let match = offered.first(where: { Self.isSame(text($0), current) }),
                    !refused.contains(current)
                {
                    return match
                }
                rest = Self.shortened(current)
            }
        }
        return nil
    }

    /// Compares a tag with a range, which is in lower case.
    private static func isSame(_ tag: String, _ range: String) -> Bool {
        let (tag, range) = (tag.utf8, range.utf8)
        return tag.count == range.count
            && zip(tag, range).allSatisfy { $0 == $1 || ($0 & 0xDF >= 0x41 && $0 | 0x20 == $1) }
    }

    /// The range without its last subtag, and without the single letter that would then be the last.
    private static func shortened(_ range: String) -> String? {
        var subtags = range.split(separator: "-")
        subtags.removeLast()
        if let last = subtags.last, last.utf8.count == 1 { subtags.removeLast() }
        return subtags.isEmpty ? nil : subtags.joined(separator: "-")
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    private static func range(_ element: Substring) -> Range? {
        let parts = element.split(separator: ";", omittingEmptySubsequences: false)
            .map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
        guard let tag = parts.first, isRange(tag), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return Range(tag: tag, weight: 1_000) }
        return weight(parts[1]).map { Range(tag: tag, weight: $0) }
    }

    /// Letters and digits in groups of one to eight. A `*` alone says nothing to a lookup.
    private static func isRange(_ text: String) -> Bool {
        text.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
            (1...8).contains(part.utf8.count)
                && part.utf8.allSatisfy {
                    (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
                }
        }
    }

    /// `q=` and a number from 0 to 1 with at most three decimals, in thousandths.
    private static func weight(_ parameter: String) -> Int? {
        guard parameter.hasPrefix("q=") else { return nil }
        let digits = parameter.dropFirst(2).utf8.map { Int($0) - 0x30 }
        guard let whole = digits.first, (0...1).contains(whole), digits.count <= 5 else {
            return nil
        }
        let decimals = digits.dropFirst(2)
        guard digits.count == 1 || digits[1] == Int(UInt8(ascii: ".")) - 0x30,
            decimals.allSatisfy({ (0...9).contains($0) })
        else { return nil }
        let thousandths = zip(decimals, [100, 10, 1]).reduce(whole * 1_000) { $0 + $1.0 * $1.1 }
        return thousandths <= 1_000 ? thousandths : nil
    }
}
