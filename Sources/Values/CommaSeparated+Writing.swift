extension CommaSeparated {
    /// The bytes with which spreadsheets let a formula begin (OWASP, CSV injection).
    private static let openings: [UInt8] = Array("=+-@\t\r".utf8)
    private static let apostrophe = UInt8(ascii: "'")

    /// Appends a text as a field: in quotes where it must be, and never one that a spreadsheet takes
    /// for a formula, nor one of `words`, which mean something else in the file.
    ///
    /// Such a text has an apostrophe before it. One that begins so itself gets one more: so whoever
    /// takes one apostrophe off has the text again.
    package static func append(
        _ text: String, besides words: [[UInt8]] = [], to output: inout [UInt8]
    ) {
        var text = text
        text.withUTF8 { bytes in
            let start = unsafe bytes.firstIndex { $0 != apostrophe } ?? bytes.count
            let rest = unsafe bytes[start...]
            let isDefused =
                unsafe rest.first.map(openings.contains) ?? false
                || words.contains { unsafe rest.elementsEqual($0) }
            unsafe append(bytes, defused: isDefused, to: &output)
        }
    }

    /// Appends a row of texts, and CR LF.
    package static func append(_ row: [String], to output: inout [UInt8]) {
        for (place, field) in row.enumerated() {
            if place > 0 { output.append(UInt8(ascii: ",")) }
            append(field, to: &output)
        }
        output.append(0x0D)
        output.append(0x0A)
    }

    private static func append(
        _ bytes: UnsafeBufferPointer<UInt8>, defused: Bool, to output: inout [UInt8]
    ) {
        let quote = UInt8(ascii: "\"")
        let needsQuotes = unsafe bytes.contains { byte in
            byte == quote || byte == UInt8(ascii: ",") || byte == 0x0A || byte == 0x0D
        }
        if needsQuotes { output.append(quote) }
        if defused { output.append(apostrophe) }
        guard needsQuotes else { return unsafe output.append(contentsOf: bytes) }
        for place in bytes.indices {
            let byte = unsafe bytes[place]
            if byte == quote { output.append(quote) }
            output.append(byte)
        }
        output.append(quote)
    }
}
