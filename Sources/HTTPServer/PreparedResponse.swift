import CMicrohttpd
import Glibc
import HTTPTypes

/// A response of libmicrohttpd with its fields in place and content that can be written to.
///
/// Whoever it was lent to alone changes it: the pool hands it from one to the next behind its lock.
@safe
final class PreparedResponse: Sendable {
    // Unsafe, because the compiler knows nothing of C: libmicrohttpd counts the references to a response
    // behind a lock of its own, and it lives until this object gives its own one back.
    nonisolated(unsafe) private let response: OpaquePointer
    // Unsafe, because the compiler cannot see it: the pool lends the object to one thread at a time, which
    // alone writes here, and libmicrohttpd frees the content together with the response.
    nonisolated(unsafe) private let content: UnsafeMutableRawPointer

    /// Nil if there is no memory.
    init?(_ fields: FieldSet, _ prepared: PreparedContent) {
        let count = prepared.count
        guard let memory = unsafe malloc(max(count, 1)) else { return nil }
        guard
            let response = unsafe MHD_create_response_from_buffer(
                count, memory, .RESPMEM_MUST_FREE)
        else {
            unsafe free(memory)
            return nil
        }
        unsafe self.response = response
        unsafe content = memory
        fill(prepared.before, at: 0)
        fill(prepared.after, at: prepared.before.count + prepared.gap)
        for field in fields.lines {
            unsafe MHD_add_response_header(response, field.name, field.value)
        }
        if prepared.trailer != nil {
            unsafe MHD_add_response_header(response, "Content-Encoding", "gzip")
        }
    }

    /// Writes a part of the content.
    func fill(_ bytes: [UInt8], at position: Int) {
        unsafe bytes.span.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe (content + position).copyMemory(from: start, byteCount: bytes.count)
        }
    }

    /// Adds fields for one client.
    func add(_ fields: HTTPFields, to identifier: RequestIdentifier) {
        unsafe RequestIdentifier.add(identifier, to: response)
        for field in fields {
            unsafe MHD_add_response_header(response, field.name.rawName, field.value)
        }
    }

    /// Takes away what ``add(_:to:)`` added.
    func remove(_ fields: HTTPFields, of identifier: RequestIdentifier) {
        unsafe RequestIdentifier.remove(identifier, from: response)
        for field in fields {
            unsafe MHD_del_response_header(response, field.name.rawName, field.value)
        }
    }

    /// Queues the response on the connection of the running callback; false if there is no memory.
    func queue(on connection: OpaquePointer, status: HTTPResponse.Status) -> Bool {
        unsafe MHD_queue_response(connection, UInt32(status.code), response) == .YES
    }

    deinit {
        unsafe MHD_destroy_response(response)
    }
}
