/// The pairs of an `application/x-www-form-urlencoded` body or query, in their order.
///
/// Only ranges are kept: a value becomes text when it is asked for.
package struct FormFields: Sendable {
    /// The most pairs that are read.
    package static let limit = 1_000

    private struct Pair: Sendable {
        var name: Range<Int>
        var value: Range<Int>
    }

    /// The decoded names and values, one after the other.
    private var bytes: [UInt8] = []
    private var pairs: [Pair] = []

    /// Reads `body` whole: a broken escape, bytes that are not UTF-8, or a NUL throw.
    package init(parsing body: [UInt8]) throws(FormFieldsError) {
        bytes.reserveCapacity(body.count)
        pairs.reserveCapacity(32)
        var start = 0
        while start < body.count {
            let end = body[start...].firstIndex(of: UInt8(ascii: "&")) ?? body.count
            if end > start {
                try append(start..<end, of: body)
            }
            start = end + 1
        }
        guard PercentEncoding.isText(bytes.span) else { throw .notText }
    }

    package var count: Int { pairs.count }

    /// The name and the value of the pair at `index`.
    package subscript(index: Int) -> (name: String, value: String) {
        (text(pairs[index].name), text(pairs[index].value))
    }

    /// The first value of the field `name`.
    package func first(_ name: String) -> String? {
        pairs.first { isNamed($0, name) }.map { text($0.value) }
    }

    /// Every value of the field `name`, in order: a group of boxes sends several.
    package func all(_ name: String) -> [String] {
        pairs.filter { isNamed($0, name) }.map { text($0.value) }
    }

    /// The decoded names and values, one after the other, as ``forEachPlace(_:)`` places them.
    package var decoded: [UInt8] { bytes }

    /// Tells `visit` where in ``decoded`` each pair's name and value stand.
    package func forEachPlace(_ visit: (_ name: Range<Int>, _ value: Range<Int>) -> Void) {
        for pair in pairs { visit(pair.name, pair.value) }
    }

    private mutating func append(
        _ pair: Range<Int>, of body: [UInt8]
    ) throws(FormFieldsError) {
        guard pairs.count < Self.limit else { throw .tooManyFields(limit: Self.limit) }
        let equals = body[pair].firstIndex(of: UInt8(ascii: "=")) ?? pair.upperBound
        let name = try decoded(pair.lowerBound..<equals, of: body)
        let value = try decoded(min(equals + 1, pair.upperBound)..<pair.upperBound, of: body)
        pairs.append(Pair(name: name, value: value))
    }

    private mutating func decoded(
        _ range: Range<Int>, of body: [UInt8]
    ) throws(FormFieldsError) -> Range<Int> {
        let start = bytes.count
        guard PercentEncoding.decode(range, of: body, plusIsSpace: true, into: &bytes) else {
            throw .brokenEscape
        }
        // The text is validated whole: a part must not end what the part before it began.
        guard start == bytes.count || bytes[start] & 0xC0 != 0x80 else { throw .notText }
        return start..<bytes.count
    }

    private func isNamed(_ pair: Pair, _ name: String) -> Bool {
        pair.name.count == name.utf8.count && bytes[pair.name].elementsEqual(name.utf8)
    }

    private func text(_ range: Range<Int>) -> String {
        bytes.span.extracting(range).text
    }
}

/// Why a body is not a form.
package enum FormFieldsError: Error, Equatable {
    case tooManyFields(limit: Int)
    case brokenEscape
    /// The bytes are not UTF-8, or hold a NUL.
    case notText
}
