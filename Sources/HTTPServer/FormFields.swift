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
    private let bytes: [UInt8]
    private let pairs: [Pair]

    /// Reads `body` whole: a broken escape, bytes that are not UTF-8, or a NUL throw.
    package init(parsing body: [UInt8]) throws(FormFieldsError) {
        var pairs: [Pair] = []
        pairs.reserveCapacity(32)
        bytes = try [UInt8](capacity: body.count) { output throws(FormFieldsError) in
            var start = 0
            while start < body.count {
                let begin = output.count
                let (equals, end) = try Self.decodePair(of: body, from: start, into: &output)
                if end > start {
                    guard pairs.count < Self.limit else {
                        throw .tooManyFields(limit: Self.limit)
                    }
                    let middle = equals ?? output.count
                    pairs.append(Pair(name: begin..<middle, value: middle..<output.count))
                }
                start = end + 1
            }
        }
        self.pairs = pairs
        guard isText else { throw .notText }
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

    /// Decodes up to the next `&`: where the value begins in `output`, unless there is none, and
    /// where the pair ends in `body`.
    private static func decodePair(
        of body: [UInt8], from start: Int, into output: inout OutputSpan<UInt8>
    ) throws(FormFieldsError) -> (value: Int?, end: Int) {
        var value: Int?
        var index = start
        while index < body.count, body[index] != UInt8(ascii: "&") {
            switch body[index] {
            case UInt8(ascii: "=") where value == nil:
                value = output.count
            case UInt8(ascii: "+"):
                output.append(0x20)
            case UInt8(ascii: "%"):
                guard let byte = PercentEncoding.escaped(at: index, in: body) else {
                    throw .brokenEscape
                }
                output.append(byte)
                index += 2
            case let byte:
                output.append(byte)
            }
            index += 1
        }
        return (value, index)
    }

    /// The text is validated whole: besides, no part may end what the part before it began.
    private var isText: Bool {
        PercentEncoding.isText(bytes.span)
            && pairs.allSatisfy { begins($0.name) && begins($0.value) }
    }

    private func begins(_ part: Range<Int>) -> Bool {
        part.isEmpty || bytes[part.lowerBound] & 0xC0 != 0x80
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
