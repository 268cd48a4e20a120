/// The codings that a client takes, as the field `Accept-Encoding` tells them (RFC 9110, section
/// 12.5.3).
extension FieldBlock {
    /// Says whether the client takes gzip; what a list says of it by name goes before what it says of
    /// all codings.
    var takesGzip: Bool {
        var ofAll = false
        for line in lines where isNamed(line, "accept-encoding") {
            var rest = line.value
            while let element = nextElement(of: &rest) {
                if isSame(element.name, "gzip") { return element.isWanted }
                if isSame(element.name, "*") { ofAll = element.isWanted }
            }
        }
        return ofAll
    }

    /// Takes the element up to the next comma off a list; nil at its end.
    private func nextElement(of list: inout Range<Int>) -> (name: Range<Int>, isWanted: Bool)? {
        guard !list.isEmpty else { return nil }
        let end = first(UInt8(ascii: ","), in: list) ?? list.upperBound
        let element = list.lowerBound..<end
        list = min(end + 1, list.upperBound)..<list.upperBound
        let name = token(in: element)
        return (name, !isZero(name.upperBound..<end))
    }

    /// The name at the beginning, behind white space.
    private func token(in element: Range<Int>) -> Range<Int> {
        var start = element.lowerBound
        while start < element.upperBound, !CharacterClass.isToken(bytes[start]) { start += 1 }
        var end = start
        while end < element.upperBound, CharacterClass.isToken(bytes[end]) { end += 1 }
        return start..<end
    }

    /// Says whether the weight is 0, with any number of decimals; without a weight it is 1.
    private func isZero(_ weight: Range<Int>) -> Bool {
        guard let equals = first(UInt8(ascii: "="), in: weight) else { return false }
        return (equals + 1..<weight.upperBound).allSatisfy { " \t0.".utf8.contains(bytes[$0]) }
    }

    private func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
        range.first { bytes[$0] == byte }
    }
}
