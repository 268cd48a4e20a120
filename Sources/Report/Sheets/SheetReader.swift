import Values

/// Reads what ``SheetWriter`` wrote, no column before it is asked for.
struct SheetReader {
    /// A section with its columns unread.
    struct Section: Sendable {
        let version: Digest
        let responses: Int
        fileprivate let bytes: [UInt8]
        fileprivate let columns: [Range<Int>]

        /// Reads a column.
        func column(_ place: Int) throws(AnswerSheetError) -> AnswerColumn {
            guard columns.indices.contains(place), !columns[place].isEmpty else { throw .malformed }
            var reader = SheetReader(bytes: bytes, rest: columns[place])
            return try reader.column(of: responses)
        }
    }

    private static let digestLength = 32

    private let bytes: [UInt8]
    private var rest: Range<Int>

    private init(bytes: [UInt8], rest: Range<Int>) { (self.bytes, self.rest) = (bytes, rest) }

    /// The sections of a part; none of no bytes.
    static func sections(of bytes: [UInt8]) throws(AnswerSheetError) -> [Section] {
        var reader = SheetReader(bytes: bytes, rest: bytes.indices)
        var sections: [Section] = []
        while !reader.rest.isEmpty { sections.append(try reader.section()) }
        return sections
    }

    /// How many bytes a number of a column has that knows so many.
    static func size(ofNumbersBelow width: Int) -> Int { width <= 256 ? 1 : 2 }

    private mutating func section() throws(AnswerSheetError) -> Section {
        guard let version = Digest(bytes: Array(bytes[try take(Self.digestLength)])) else {
            throw .malformed
        }
        let (responses, count) = (try number(2), try number(2))
        var columns: [Range<Int>] = []
        for _ in 0..<count { columns.append(try take(number(4))) }
        return Section(version: version, responses: responses, bytes: bytes, columns: columns)
    }

    private mutating func column(of responses: Int) throws(AnswerSheetError) -> AnswerColumn {
        var answers: [[UInt8]] = []
        for _ in 0..<(try number(2)) { answers.append(Array(bytes[try take(number(4))])) }
        let width = answers.count + Int(AnswerColumn.firstAnswer)
        let size = Self.size(ofNumbersBelow: width)
        let numbers = Self.numbers(bytes[try take(size * responses)], size)
        guard rest.isEmpty, numbers.allSatisfy({ $0 < width }) else { throw .malformed }
        return AnswerColumn(answers: answers, numbers: numbers)
    }

    private static func numbers(_ bytes: ArraySlice<UInt8>, _ size: Int) -> [UInt16] {
        guard size == 2 else { return bytes.map(UInt16.init) }
        return stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map {
            UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
        }
    }

    private mutating func number(_ count: Int) throws(AnswerSheetError) -> Int {
        bytes[try take(count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    private mutating func take(_ count: Int) throws(AnswerSheetError) -> Range<Int> {
        guard count <= rest.count else { throw .malformed }
        let taken = rest.lowerBound..<(rest.lowerBound + count)
        rest = taken.upperBound..<rest.upperBound
        return taken
    }
}
