/// The address of a tile: 256 neighbouring hashes of one level, or 256 leaves (C2SP tlog-tiles).
package struct LedgerTile: Hashable, Sendable {
    /// What a tile holds.
    package enum Content: Hashable, Sendable {
        /// The roots of perfect subtrees over 256 to the power of this level leaves each.
        case hashes(level: Int)
        case entries
    }

    /// How many hashes or leaves a full tile has.
    package static let width = 256
    /// How many levels of the tree a full tile spans: 2 to the power of this is its width.
    static let height = 8
    /// The highest level there can be: 256 to the 7th leaves are more than numbers count here.
    package static let highestLevel = 6

    package let content: Content
    package let number: Int
    /// How many of its places are filled, 1 to 256.
    package let width: Int

    package init(_ content: Content, number: Int, width: Int = Self.width) {
        (self.content, self.number, self.width) = (content, number, width)
    }

    /// Reads the part of an address behind `tile/`: `0/x001/234`, `entries/005.p/17`.
    package init?(path: [Substring]) {
        guard let kind = path.first, let content = Content(String(kind)) else { return nil }
        var parts = path.dropFirst()
        var width = Self.width
        if parts.count > 1, let tail = parts.last, parts.dropLast().last?.hasSuffix(".p") == true {
            guard let partial = Self.number(tail, digits: nil), (1..<256).contains(partial)
            else { return nil }
            width = partial
            parts = parts.dropLast()
            guard let last = parts.popLast() else { return nil }
            parts.append(last.dropLast(2))
        }
        guard let number = Self.number(parts) else { return nil }
        self.init(content, number: number, width: width)
    }

    /// How many leaves a ledger has at least when it has this tile.
    package var leaves: Int {
        guard case .hashes(let level) = content else { return number * 256 + width }
        return (number * 256 + width) << (8 * level)
    }

    /// Groups of three digits, each but the last behind an `x`, without needless groups.
    private static func number(_ parts: ArraySlice<Substring>) -> Int? {
        guard let last = parts.last, parts.count <= 4, let low = number(last, digits: 3) else {
            return nil
        }
        var result = 0
        for part in parts.dropLast() {
            guard part.first == "x", let group = number(part.dropFirst(), digits: 3) else {
                return nil
            }
            if result == 0, group == 0 { return nil }
            result = result * 1_000 + group
        }
        return result * 1_000 + low
    }

    /// A number of exactly so many digits, or without leading zeroes.
    private static func number(_ text: Substring, digits: Int?) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), (1...3).contains(text.count),
            digits.map({ $0 == text.count }) ?? (text.first != "0")
        else { return nil }
        return Int(text)
    }
}

extension LedgerTile.Content {
    fileprivate init?(_ text: String) {
        if text == "entries" {
            self = .entries
            return
        }
        guard let level = Int(text), (0...LedgerTile.highestLevel).contains(level),
            String(level) == text
        else { return nil }
        self = .hashes(level: level)
    }
}
