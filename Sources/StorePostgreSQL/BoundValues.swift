import Store
import StoreSQL

/// The values of one run of a statement, as libpq takes them: numbers, bytes and arrays in binary, texts as
/// C strings, which the server reads as whatever type the statement has in that place.
struct BoundValues {
    /// The types of the values; 0 lets the server say which it is.
    private(set) var types: [UInt32] = []
    private var bytes: [UInt8] = []
    /// Where each value begins; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// No values.
    init() {}

    /// - Throws: ``StoreError/failed(reason:)`` for a text that the server cannot hold.
    init(_ values: [SQLValue]) throws(StoreError) {
        for value in values { try append(value) }
        // So that there is an address of empty values too: none is NULL.
        bytes.append(0)
    }

    /// The columns of rows, each of them one value, an array.
    ///
    /// - Throws: ``StoreError/failed(reason:)`` for a text that the server cannot hold.
    init(columns: [ArrayType], of rows: ArraySlice<[SQLValue]>) throws(StoreError) {
        for (place, type) in columns.enumerated() { try append(type, rows, place) }
    }

    private mutating func append(_ value: SQLValue) throws(StoreError) {
        switch value {
        case .null: note(nil, 0, length: 0, isBinary: false)
        case .integer(let number):
            note(bytes.count, TypeNumber.int8.rawValue, length: 8, isBinary: true)
            append(number)
        case .blob(let blob):
            note(bytes.count, TypeNumber.bytea.rawValue, length: blob.count, isBinary: true)
            bytes.append(contentsOf: blob)
        case .text(let text): try append(text: Array(text.utf8))
        case .utf8(let text): try append(text: text)
        }
    }

    private mutating func append(text: [UInt8]) throws(StoreError) {
        try Self.check(text)
        note(bytes.count, 0, length: text.count, isBinary: false)
        bytes.append(contentsOf: text)
        bytes.append(0)
    }

    private static func check(_ text: [UInt8]) throws(StoreError) {
        guard !text.contains(0) else {
            throw .failed(reason: "a text with a zero byte cannot be stored")
        }
    }

    private mutating func note(_ start: Int?, _ type: UInt32, length: Int, isBinary: Bool) {
        types.append(type)
        starts.append(start)
        lengths.append(Int32(length))
        formats.append(isBinary ? 1 : 0)
    }
}

// MARK: - Arrays

extension BoundValues {
    /// Appends a column as an array of one dimension (array_recv in arrayfuncs.c): how many dimensions,
    /// whether there may be NULL among the elements, their type, how many there are, the first one's number.
    private mutating func append(
        _ type: ArrayType, _ rows: ArraySlice<[SQLValue]>, _ place: Int
    ) throws(StoreError) {
        let start = bytes.count
        for word in [1, 1, Int(type.element.rawValue), rows.count, 1] { append(word: word) }
        for row in rows { try append(element: row[place]) }
        note(start, type.rawValue, length: bytes.count - start, isBinary: true)
    }

    /// Appends the length of an element, -1 for NULL, and the element.
    private mutating func append(element: SQLValue) throws(StoreError) {
        switch element {
        case .null: append(word: -1)
        case .integer(let number):
            append(word: 8)
            append(number)
        case .blob(let blob): append(measured: blob)
        case .text(let text):
            let text = Array(text.utf8)
            try Self.check(text)
            append(measured: text)
        case .utf8(let text):
            try Self.check(text)
            append(measured: text)
        }
    }

    private mutating func append(measured content: [UInt8]) {
        append(word: content.count)
        bytes.append(contentsOf: content)
    }

    private mutating func append(word: Int) {
        append(UInt64(UInt32(truncatingIfNeeded: word)), bits: 32)
    }

    private mutating func append(_ number: Int) {
        append(UInt64(bitPattern: Int64(number)), bits: 64)
    }

    /// Appends a number with its most significant byte first.
    private mutating func append(_ number: UInt64, bits: Int) {
        for shift in stride(from: bits - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}

// MARK: - Sending

extension BoundValues {
    /// Hands the count, the values, their lengths and their formats to `body`.
    @unsafe func withPointers<Value>(
        _ body: (Int32, [UnsafePointer<CChar>?], [Int32], [Int32]) -> Value
    ) -> Value {
        unsafe bytes.withUnsafeBytes { buffer in
            let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = unsafe starts.map { start in
                unsafe start.flatMap { start in unsafe base.map { unsafe $0 + start } }
            }
            return unsafe body(Int32(starts.count), pointers, lengths, formats)
        }
    }
}
