import Store
import StoreSQL

/// The values of one run of a statement, as libpq takes them: numbers and bytes in binary, texts as C
/// strings, which the server reads as whatever type the statement has in that place.
struct BoundValues {
    /// The types of the values; 0 lets the server say which it is.
    static func types(of values: [SQLValue]) -> [UInt32] {
        values.map {
            switch $0 {
            case .integer: TypeNumber.int8.rawValue
            case .blob: TypeNumber.bytea.rawValue
            case .text, .utf8, .null: 0
            }
        }
    }

    private var bytes: [UInt8] = []
    /// Where each value begins; nil for NULL.
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    /// - Throws: ``StoreError/failed(reason:)`` for a text that the server cannot hold.
    init(_ values: [SQLValue]) throws(StoreError) {
        for value in values { try append(value) }
        // So that there is an address of empty values too: none is NULL.
        bytes.append(0)
    }

    private mutating func append(_ value: SQLValue) throws(StoreError) {
        switch value {
        case .null: note(nil, length: 0, isBinary: false)
        case .integer(let number):
            let start = bytes.count
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
            note(start, length: 8, isBinary: true)
        case .blob(let blob):
            note(bytes.count, length: blob.count, isBinary: true)
            bytes.append(contentsOf: blob)
        case .text(let text): try append(text: Array(text.utf8))
        case .utf8(let text): try append(text: text)
        }
    }

    private mutating func append(text: [UInt8]) throws(StoreError) {
        guard !text.contains(0) else {
            throw .failed(reason: "a text with a zero byte cannot be stored")
        }
        note(bytes.count, length: text.count, isBinary: false)
        bytes.append(contentsOf: text)
        bytes.append(0)
    }

    private mutating func note(_ start: Int?, length: Int, isBinary: Bool) {
        starts.append(start)
        lengths.append(Int32(length))
        formats.append(isBinary ? 1 : 0)
    }

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
