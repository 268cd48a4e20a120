extension FixedDecimal {
    /// Appends the number as `-12` or `3.25`.
    package func append(to output: inout [UInt8]) {
        if mantissa < 0 { output.append(UInt8(ascii: "-")) }
        let whole = mantissa.magnitude / UInt64(Self.powers[decimals])
        Self.append(whole, digits: 1, to: &output)
        guard decimals > 0 else { return }
        output.append(UInt8(ascii: "."))
        Self.append(
            mantissa.magnitude % UInt64(Self.powers[decimals]), digits: decimals, to: &output)
    }

    /// Appends a whole number with at least so many digits.
    static func append(_ number: UInt64, digits: Int, to output: inout [UInt8]) {
        let start = output.count
        var rest = number
        while rest > 0 || output.count - start < digits {
            output.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        output[start...].reverse()
    }
}

extension PartialDate {
    /// Appends the date as `2026`, `2026-05` or `2026-05-31`.
    package func append(to output: inout [UInt8]) {
        FixedDecimal.append(UInt64(year), digits: 4, to: &output)
        for part in [month, day] {
            guard let part else { return }
            output.append(UInt8(ascii: "-"))
            FixedDecimal.append(UInt64(part), digits: 2, to: &output)
        }
    }
}
