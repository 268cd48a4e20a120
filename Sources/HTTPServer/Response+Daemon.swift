import CMicrohttpd
import Glibc
import HTTPTypes

extension Response {
    /// Queues the answer on the connection of the running callback; false if there is no memory.
    func queue(
        on connection: OpaquePointer, to identifier: RequestIdentifier, closing: Bool
    ) -> Bool {
        guard let response = unsafe daemonResponse(to: identifier) else { return false }
        defer { unsafe MHD_destroy_response(response) }
        for field in shared.lines {
            unsafe MHD_add_response_header(response, field.name, field.value)
        }
        for field in fields {
            unsafe MHD_add_response_header(response, field.name.rawName, field.value)
        }
        unsafe RequestIdentifier.add(identifier, to: response)
        if closing {
            unsafe MHD_add_response_header(response, "Connection", "close")
        }
        return unsafe MHD_queue_response(connection, UInt32(status.code), response) == .YES
    }

    /// The same as one that was made ready before; nil where the answer is none.
    func loan(
        to identifier: RequestIdentifier, takesGzip: @autoclosure () -> Bool
    ) -> ResponsePool.Loan? {
        guard case .prepared(let answer, let middle) = body, shared === answer.fields else {
            return nil
        }
        return answer.lend(middle, with: fields, to: identifier, takesGzip: takesGzip())
    }

    /// The answer as the last message of its connection.
    func closingMessage(to identifier: RequestIdentifier?) -> [UInt8] {
        var head = "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n"
        for fields in [shared.fields, fields] {
            for field in fields { head += "\(field.name.rawName): \(field.value)\r\n" }
        }
        if let identifier { head += "\(RequestIdentifier.field): \(identifier)\r\n" }
        let content = body.content(to: identifier)
        head += "Content-Length: \(content.count)\r\nConnection: close\r\n\r\n"
        return Array(head.utf8) + content
    }

    private func daemonResponse(to identifier: RequestIdentifier) -> OpaquePointer? {
        switch body {
        case .none:
            unsafe MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .identified:
            unsafe body.content(to: identifier).span.withUnsafeBytes {
                unsafe Self.copying($0)
            }
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

extension RequestIdentifier {
    /// Puts the field into an answer of libmicrohttpd, which keeps a copy.
    static func add(_ identifier: RequestIdentifier, to response: OpaquePointer) {
        unsafe identifier.description.withCString {
            _ = unsafe MHD_add_response_header(response, name, $0)
        }
    }

    /// Takes it out again.
    static func remove(_ identifier: RequestIdentifier, from response: OpaquePointer) {
        unsafe identifier.description.withCString {
            _ = unsafe MHD_del_response_header(response, name, $0)
        }
    }

    private static var name: UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(field.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

private func releaseFixedBody(_ body: UnsafeMutableRawPointer?) {
    guard let body = unsafe body else { return }
    unsafe Unmanaged<FixedBody>.fromOpaque(body).release()
}
