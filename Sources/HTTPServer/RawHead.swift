import CMicrohttpd
import Glibc

/// A head where libmicrohttpd keeps it: one block of memory, parsed in place.
struct RawHead {
    let method: [UInt8]
    let target: [UInt8]
    let version: [UInt8]
    /// What follows the request line: its end, the fields, and the empty line.
    let block: [UInt8]
    /// Bytes of the request line.
    let lineSize: Int
    /// Whether the request line is `method SP target SP version` and nothing else.
    let isLineSound: Bool
    /// How many fields libmicrohttpd has found.
    let fieldCount: Int

    /// Copies the head out of the connection's memory.
    init(
        _ connection: OpaquePointer, method: UnsafePointer<CChar>, version: UnsafePointer<CChar>,
        exchange: Exchange
    ) {
        unsafe self.method = Array(cString: method)
        unsafe self.version = Array(cString: version)
        target = exchange.target
        let start = UInt(bitPattern: method)
        let end = unsafe start + UInt(recount_head_size(connection))
        let lineEnd = UInt(bitPattern: version) + UInt(self.version.count)
        let isInside = start < lineEnd && lineEnd <= end
        lineSize = isInside ? Int(lineEnd - start) : 0
        isLineSound =
            isInside && exchange.targetAddress == start + UInt(self.method.count) + 1
            && lineEnd == exchange.targetAddress + UInt(target.count + 1 + self.version.count)
        let rest = unsafe UnsafeBufferPointer(
            start: UnsafeRawPointer(method).advanced(by: lineSize)
                .assumingMemoryBound(to: UInt8.self),
            count: isInside ? Int(end - lineEnd) : 0)
        block = unsafe Array(rest)
        fieldCount = unsafe Int(MHD_get_connection_values(connection, .HEADER_KIND, nil, nil))
    }

    /// The head, if nothing in it is amiss.
    func checked(limits: RequestLimits) throws(ServerFault) -> RequestHead {
        let token: MethodToken
        let target: RequestTarget
        let fields: FieldBlock
        do throws(RequestIssue) {
            guard isLineSound else { throw .malformedRequestLine }
            token = try MethodToken(parsing: method.span)
            target = try RequestTarget(parsing: self.target)
            fields = try FieldBlock(parsing: block)
            // A NUL in a value can look like the end of a line; libmicrohttpd stopped there.
            guard fields.lines.count == fieldCount else { throw .malformedField }
        } catch {
            throw .badRequest(error)
        }
        return try RequestHead(
            method: token, target: target, fields: fields, isVersion10: version.last == 0x30,
            limits: limits)
    }
}

extension Array<UInt8> {
    /// The bytes of a C string before its NUL.
    @unsafe
    init(cString text: UnsafePointer<CChar>) {
        unsafe self.init(UnsafeRawBufferPointer(start: text, count: strlen(text)))
    }
}
