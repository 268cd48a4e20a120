import FormModel
import Foundation

/// Records that wait on the disk until it is known how many they are and how long their texts.
///
/// The file has no name any more when it is made, so that nothing is left of it whatever happens.
struct Spool {
    /// The file, to be filled with the records' bytes as ``SpoolRecords`` writes them.
    let handle: FileHandle

    /// A spool in the folder of the file that is to be made.
    init(beside path: String) throws(ExportFault) {
        let name = path + ".rows"
        let file = unsafe Foundation.open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw errno == EEXIST ? .exists(path: name) : .lastError(name)
        }
        _ = unsafe unlink(name)
        handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    }

    /// Hands out all records from the first one on; each is valid until the next.
    func forEach(_ columns: Int, _ body: ([RecordCell]) throws -> Void) throws {
        try handle.seek(toOffset: 0)
        var reader = SpoolReader(handle)
        var row: [RecordCell] = []
        while try reader.next(columns, into: &row) { try body(row) }
    }
}

/// Records as short bytes, which only this module reads.
struct SpoolRecords: RecordEncoder {
    fileprivate enum Tag {
        static let flag: UInt8 = 16
        static let choice: UInt8 = 18
        static let number: UInt8 = 19
        static let date: UInt8 = 20
        static let text: UInt8 = 21
    }

    var head: [UInt8] { [] }

    func append(_ row: [RecordCell], to output: inout [UInt8]) {
        for cell in row { append(cell, to: &output) }
    }

    private func append(_ cell: RecordCell, to output: inout [UInt8]) {
        switch cell {
        case .missing(let reason): output.append(reason.rawValue)
        case .flag(let flag): output.append(Tag.flag + (flag ? 1 : 0))
        case .choice(let choice):
            output.append(Tag.choice)
            Self.append(UInt64(choice), bytes: 4, to: &output)
        case .number(let number):
            output.append(Tag.number)
            output.append(UInt8(number.decimals))
            Self.append(UInt64(bitPattern: number.mantissa), bytes: 8, to: &output)
        case .date(let date):
            output.append(Tag.date)
            Self.append(UInt64(date.year), bytes: 2, to: &output)
            output.append(UInt8(date.month ?? 0))
            output.append(UInt8(date.day ?? 0))
        case .text(let text):
            output.append(Tag.text)
            Self.append(UInt64(text.utf8.count), bytes: 4, to: &output)
            output.append(contentsOf: text.utf8)
        }
    }

    private static func append(_ number: UInt64, bytes: UInt64, to output: inout [UInt8]) {
        for place in 0..<bytes { output.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
}

/// Reads what ``SpoolRecords`` wrote, a megabyte at a time.
private struct SpoolReader {
    private static let piece = 1 << 20

    private let handle: FileHandle
    private var bytes: [UInt8] = []
    private var place = 0

    init(_ handle: FileHandle) { self.handle = handle }

    /// Reads the next record; false at the end.
    mutating func next(_ columns: Int, into row: inout [RecordCell]) throws -> Bool {
        row.removeAll(keepingCapacity: true)
        guard try fill(1) else { return false }
        for _ in 0..<columns { row.append(try cell()) }
        return true
    }

    private mutating func cell() throws -> RecordCell {
        let tag = UInt8(try number(1))
        if let reason = MissingReason(rawValue: tag) { return .missing(reason) }
        switch tag {
        case SpoolRecords.Tag.flag: return .flag(false)
        case SpoolRecords.Tag.flag + 1: return .flag(true)
        case SpoolRecords.Tag.choice: return .choice(Int(try number(4)))
        case SpoolRecords.Tag.number:
            let decimals = Int(try number(1))
            let mantissa = Int64(bitPattern: try number(8))
            return .number(FixedDecimal(mantissa: mantissa, decimals: decimals))
        case SpoolRecords.Tag.date: return .date(try date())
        default: return .text(try text())
        }
    }

    private mutating func date() throws -> PartialDate {
        let parts = (Int(try number(2)), Int(try number(1)), Int(try number(1)))
        let date = PartialDate(
            year: parts.0, month: parts.1 > 0 ? parts.1 : nil, day: parts.2 > 0 ? parts.2 : nil)
        guard let date else { preconditionFailure("The spool holds what was written.") }
        return date
    }

    private mutating func text() throws -> String {
        let count = Int(try number(4))
        try need(count)
        defer { place += count }
        return String(decoding: bytes[place..<place + count], as: UTF8.self)
    }

    private mutating func number(_ count: Int) throws -> UInt64 {
        try need(count)
        defer { place += count }
        return bytes[place..<place + count].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func need(_ count: Int) throws {
        guard try fill(count) else {
            throw ExportFault.failed(path: "the records so far", reason: "cannot be read back")
        }
    }

    /// Has so many bytes before it; false when there are fewer.
    private mutating func fill(_ count: Int) throws -> Bool {
        while bytes.count - place < count {
            guard let more = try handle.read(upToCount: max(Self.piece, count)), !more.isEmpty
            else { return false }
            bytes.removeFirst(place)
            place = 0
            bytes += more
        }
        return true
    }
}
