import Values

/// Writes a part of a sheet.
///
/// Its sections one behind the other: the digest of the version, the number of its responses, the number
/// of its columns, then each column behind its length; one of length 0 stands in the other part. A column
/// is the number of its answers, each of them behind its length, and the numbers of the responses, in one
/// byte each while that is enough. Lengths have four bytes, other numbers two, the last one first.
struct SheetWriter {
    private(set) var bytes: [UInt8] = []

    /// Appends a section; nil stands for a column that this part leaves out.
    mutating func append(_ version: Digest, responses: Int, _ columns: [AnswerColumn?]) {
        bytes += version.bytes
        append(responses, bytes: 2)
        append(columns.count, bytes: 2)
        for column in columns { append(column) }
    }

    private mutating func append(_ column: AnswerColumn?) {
        let start = bytes.count
        append(0, bytes: 4)
        if let column { append(column) }
        let length = bytes.count - start - 4
        for place in 0..<4 {
            bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * place))
        }
    }

    private mutating func append(_ column: AnswerColumn) {
        append(column.answers.count, bytes: 2)
        for answer in column.answers {
            append(answer.count, bytes: 4)
            bytes += answer
        }
        let size = SheetReader.size(ofNumbersBelow: column.width)
        for number in column.numbers { append(Int(number), bytes: size) }
    }

    private mutating func append(_ number: Int, bytes count: Int) {
        for place in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
}
