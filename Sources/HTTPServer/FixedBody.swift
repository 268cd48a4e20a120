/// Bytes that are made once and answered many times without a copy.
///
/// They stay in memory as long as an answer that is being sent needs them.
@safe
package final class FixedBody: Sendable {
    // Unsafe, because the compiler cannot see it: the bytes are written in `init`, only read after it, and
    // freed in `deinit`, when nobody holds the object any more. An array would not do, because C goes on
    // reading at this address after the call that was given it.
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
