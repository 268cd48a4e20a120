/// Bytes that are made once and answered many times without a copy.
///
/// They stay in memory as long as an answer that is being sent needs them.
@safe
package final class FixedBody: Sendable {
    // The bytes are written in `init` and only read after it.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

    package init(_ content: [UInt8]) {
        let memory = UnsafeMutableRawBufferPointer.allocate(
            byteCount: max(content.count, 1), alignment: 16)
        unsafe memory.copyBytes(from: content)
        unsafe bytes = UnsafeRawBufferPointer(rebasing: memory[..<content.count])
    }

    package var count: Int { unsafe bytes.count }

    deinit {
        unsafe bytes.deallocate()
    }
}
