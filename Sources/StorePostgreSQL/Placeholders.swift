/// Parameters in the server's words: `?` and `?1` become `$1`.
enum Placeholders {
    /// The statement as PostgreSQL numbers its parameters. A `?` within quotation marks is one.
    static func numbered(_ sql: String) -> String {
        var output: [UInt8] = []
        var (count, quote, rest) = (0, UInt8?.none, Array(sql.utf8)[...])
        while let sign = rest.popFirst() {
            if let open = quote {
                quote = sign == open ? nil : open
            } else if sign == UInt8(ascii: "'") || sign == UInt8(ascii: "\"") {
                quote = sign
            } else if sign == UInt8(ascii: "?") {
                let number = number(&rest) ?? count + 1
                count = max(count, number)
                output.append(contentsOf: "$\(number)".utf8)
                continue
            }
            output.append(sign)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The number behind a question mark, which it takes away.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
