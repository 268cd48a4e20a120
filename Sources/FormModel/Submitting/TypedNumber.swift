/// Reads numbers as people type them: with comma or point, spaces between digits, a unit behind.
enum TypedNumber {
    /// A number as programs write it: `-12` or `3.25`, nothing else.
    static func plain(_ bytes: [UInt8]) -> FixedDecimal? {
        guard let first = bytes.first, let last = bytes.last, isDigit(last),
            isDigit(first) || (first == UInt8(ascii: "-") && bytes.count > 1 && isDigit(bytes[1])),
            !bytes.contains(UInt8(ascii: ",")), !bytes.contains(0x20)
        else { return nil }
        return read(bytes, 0..<bytes.count, unit: [])
    }

    /// The number at `range`, or nil when it is none or has too many digits.
    ///
    /// A single comma or point is the decimal sign; a text with two of them is not guessed at.
    static func read(_ bytes: [UInt8], _ range: Range<Int>, unit: [UInt8]) -> FixedDecimal? {
        var scan = Scan(bytes: bytes, range: range)
        let isNegative = scan.skipSign()
        guard scan.digits(), scan.skipUnit(unit) else { return nil }
        var (decimals, mantissa) = (scan.decimals ?? 0, scan.mantissa)
        while decimals > FixedDecimal.mostDecimals, mantissa % 10 == 0 {
            (decimals, mantissa) = (decimals - 1, mantissa / 10)
        }
        guard decimals <= FixedDecimal.mostDecimals else { return nil }
        return FixedDecimal(mantissa: isNegative ? -mantissa : mantissa, decimals: decimals)
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// A place in the typed text and what was read up to it.
    private struct Scan {
        let bytes: [UInt8]
        var range: Range<Int>
        var mantissa: Int64 = 0
        /// How many digits stood behind the decimal sign; nil before there was one.
        var decimals: Int?

        private func starts(with prefix: [UInt8]) -> Bool {
            bytes[range].starts(with: prefix)
        }

        private mutating func skip(_ prefixes: [[UInt8]]) -> Bool {
            guard let prefix = prefixes.first(where: starts) else { return false }
            range = range.lowerBound + prefix.count..<range.upperBound
            return true
        }

        /// Says whether the sign is a minus: the hyphen or U+2212.
        mutating func skipSign() -> Bool {
            if skip([[0x2D], [0xE2, 0x88, 0x92]]) { return true }
            _ = skip([[0x2B]])
            return false
        }

        /// Reads digits, spaces between them and at most one decimal sign; false without a digit.
        mutating func digits() -> Bool {
            var count = 0
            while let byte = bytes[range].first {
                if isDigit(byte) {
                    guard count < FixedDecimal.mostDigits + FixedDecimal.mostDecimals - 1 else {
                        return false
                    }
                    count += 1
                    mantissa = mantissa * 10 + Int64(byte - UInt8(ascii: "0"))
                    decimals? += 1
                } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                    guard decimals == nil, count > 0 else { return false }
                    decimals = 0
                } else {
                    guard byte == 0x20 || byte >= 0x80, skip(spaces) else { break }
                    continue
                }
                range = range.lowerBound + 1..<range.upperBound
            }
            return count > 0 && count - (decimals ?? 0) <= FixedDecimal.mostDigits
        }

        /// Skips the unit, whatever its case; false when anything else is left.
        mutating func skipUnit(_ unit: [UInt8]) -> Bool {
            range.isEmpty || bytes[range].lazy.map(lowercase).elementsEqual(unit.map(lowercase))
        }

        private func lowercase(_ byte: UInt8) -> UInt8 {
            (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        }
    }

    /// The space, the no-break space, the thin space and the narrow no-break space.
    private static let spaces: [[UInt8]] = [
        [0x20], [0xC2, 0xA0], [0xE2, 0x80, 0x89], [0xE2, 0x80, 0xAF],
    ]
}
