import HTTPTypes
import Synchronization

/// Responses of libmicrohttpd with the same fields and content, lent out one by one.
final class ResponsePool: Sendable {
    /// How many are kept for later: more are lent at once where more clients wait, and then freed.
    private static let mostIdle = 64

    let fields: FieldSet
    let content: PreparedContent
    private let idle = Mutex<[PreparedResponse]>([])

    init(_ fields: FieldSet, _ content: PreparedContent) {
        (self.fields, self.content) = (fields, content)
    }

    /// One of them for a client of its own, with these fresh bytes and fields; nil without memory.
    func lend(
        _ middle: [UInt8], with own: HTTPFields, to identifier: RequestIdentifier
    ) -> Loan? {
        let kept: PreparedResponse? = idle.withLockIfAvailable { $0.popLast() } ?? nil
        guard let response = kept ?? PreparedResponse(fields, content) else { return nil }
        response.fill(middle, at: content.before.count)
        if let trailer = content.trailer {
            response.fill(trailer.bytes(for: middle), at: content.count - GzipTrailer.length)
        }
        response.add(own, to: identifier)
        return Loan(response: response, fields: own, identifier: identifier, pool: self)
    }

    /// A response in the hands of one exchange until its last byte is sent.
    struct Loan {
        let response: PreparedResponse
        fileprivate let fields: HTTPFields
        fileprivate let identifier: RequestIdentifier
        fileprivate let pool: ResponsePool

        /// Makes the response fit for the next client; without room for it, it is freed.
        func giveBack() {
            response.remove(fields, of: identifier)
            _ = pool.idle.withLockIfAvailable { idle in
                if idle.count < mostIdle { idle.append(response) }
            }
        }
    }
}
