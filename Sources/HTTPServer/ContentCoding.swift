extension FieldBlock {
    /// Says whether the client takes gzip (RFC 9110, section 12.5.3).
    var takesGzip: Bool {
        guard let list = joined("accept-encoding") else { return false }
        return ContentCoding.isTaken("gzip", in: list)
    }
}

/// The codings that a client takes, as the field `Accept-Encoding` tells them.
enum ContentCoding {
    /// Says whether `coding`, in lower case, is among those of a list; what the list says of it by
    /// name goes before what it says of all.
    static func isTaken(_ coding: String, in list: String) -> Bool {
        var ofAll = false
        for element in list.split(separator: ",") {
            let parts = element.split(separator: ";", maxSplits: 1)
            let name = parts.first.map(trimmed) ?? ""
            let isWanted = parts.count < 2 || !isZero(trimmed(parts[1]))
            if name.lowercased() == coding { return isWanted }
            if name == "*" { ofAll = isWanted }
        }
        return ofAll
    }

    /// Says whether a weight is `q=0`, with any number of decimals.
    private static func isZero(_ weight: Substring) -> Bool {
        let digits = weight.utf8.dropFirst(2)
        return weight.lowercased().hasPrefix("q=") && digits.first == UInt8(ascii: "0")
            && digits.allSatisfy { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".") }
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first == " " || text.first == "\t" { text.removeFirst() }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
