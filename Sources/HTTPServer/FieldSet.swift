package import HTTPTypes

/// Response fields that many answers share, made ready for libmicrohttpd once.
@safe
package final class FieldSet: Sendable {
    let lines: [Line]

    @safe
    struct Line: Sendable {
        // The strings are written in the set's `init` and only read after it.
        nonisolated(unsafe) let name: UnsafePointer<CChar>
        nonisolated(unsafe) let value: UnsafePointer<CChar>
    }

    package init(_ fields: HTTPFields) {
        lines = fields.map {
            unsafe Line(name: Self.copy($0.name.rawName), value: Self.copy($0.value))
        }
    }

    /// A set without a field.
    package static let none = FieldSet([:])

    private static func copy(_ text: String) -> UnsafePointer<CChar> {
        let bytes = text.utf8CString
        let memory = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count)
        _ = unsafe memory.initialize(from: bytes)
        // `utf8CString` holds at least its NUL, so the buffer has a first byte.
        guard let start = memory.baseAddress else { preconditionFailure("no memory") }
        return unsafe UnsafePointer(start)
    }

    deinit {
        for line in lines {
            unsafe line.name.deallocate()
            unsafe line.value.deallocate()
        }
    }
}
