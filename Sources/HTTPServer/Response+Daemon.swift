import CMicrohttpd
import Glibc
import HTTPTypes

extension Response {
    /// Queues the answer on the connection of the running callback; false if there is no memory.
    func queue(on connection: OpaquePointer, closing: Bool) -> Bool {
        guard let response = unsafe daemonResponse() else { return false }
        defer { unsafe MHD_destroy_response(response) }
        for field in shared.lines {
            unsafe MHD_add_response_header(response, field.name, field.value)
        }
        for field in fields {
            unsafe MHD_add_response_header(response, field.name.rawName, field.value)
        }
        if closing {
            unsafe MHD_add_response_header(response, "Connection", "close")
        }
        return unsafe MHD_queue_response(connection, UInt32(status.code), response) == .YES
    }

    /// The same as one that was made ready before; nil where the answer is none.
    func loan(takesGzip: @autoclosure () -> Bool) -> ResponsePool.Loan? {
        guard case .prepared(let answer, let middle) = body, shared === answer.fields else {
            return nil
        }
        return answer.lend(middle, with: fields, takesGzip: takesGzip())
    }

    /// The answer as the last message of its connection.
    var closingMessage: [UInt8] {
        var head = "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n"
        for fields in [shared.fields, fields] {
            for field in fields { head += "\(field.name.rawName): \(field.value)\r\n" }
        }
        let content = body.content
        head += "Content-Length: \(content.count)\r\nConnection: close\r\n\r\n"
        return Array(head.utf8) + content
    }

    private func daemonResponse() -> OpaquePointer? {
        switch body {
        case .none:
            unsafe MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .bytes(let bytes):
            unsafe bytes.span.withUnsafeBytes {
                unsafe Self.copying($0)
            }
        case .fixed(let fixed):
            unsafe Self.borrowing(fixed)
        case .prepared(let answer, let middle):
            unsafe answer.content.filled(with: middle).span.withUnsafeBytes {
                unsafe Self.copying($0)
            }
        }
    }

    private static func copying(_ bytes: UnsafeRawBufferPointer) -> OpaquePointer? {
        guard let memory = unsafe malloc(max(bytes.count, 1)) else { return nil }
        if let start = bytes.baseAddress {
            unsafe memory.copyMemory(from: start, byteCount: bytes.count)
        }
        return unsafe MHD_create_response_from_buffer(bytes.count, memory, .RESPMEM_MUST_FREE)
    }

    /// Keeps the body alive until libmicrohttpd has sent it.
    private static func borrowing(_ body: FixedBody) -> OpaquePointer? {
        let owner = unsafe Unmanaged.passRetained(body)
        let response = unsafe MHD_create_response_from_buffer_with_free_callback_cls(
            body.count, UnsafeMutableRawPointer(mutating: body.bytes.baseAddress),
            { unsafe releaseFixedBody($0) }, owner.toOpaque())
        if unsafe response == nil { unsafe owner.release() }
        return unsafe response
    }
}

private func releaseFixedBody(_ body: UnsafeMutableRawPointer?) {
    guard let body = unsafe body else { return }
    unsafe Unmanaged<FixedBody>.fromOpaque(body).release()
}
