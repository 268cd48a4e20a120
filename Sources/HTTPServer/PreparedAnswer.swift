import HTTPTypes
import Synchronization

/// An answer whose fields and content are made ready for libmicrohttpd once and lent out again and
/// again, with fresh bytes of a fixed length in one place.
///
/// libmicrohttpd keeps a copy of every field of an answer. Made anew, those copies cost more than
/// everything else about a page that was rendered before.
package final class PreparedAnswer: Sendable {
    /// How many are kept for later: more are lent at once where more clients wait, and then freed.
    private static let mostIdle = 64

    /// The fields that it has.
    package let fields: FieldSet
    let before: FixedBody
    let after: FixedBody
    let gap: Int
    private let idle = Mutex<[PreparedResponse]>([])

    /// An answer with `gap` fresh bytes between the two parts of its content.
    package init(
        _ fields: FieldSet, before: [UInt8] = [], gap: Int = 0, after: [UInt8] = []
    ) {
        self.fields = fields
        self.gap = gap
        (self.before, self.after) = (FixedBody(before), FixedBody(after))
    }

    /// One of them for a client of its own, with fields of its own; nil for fresh bytes of another
    /// length.
    func lend(_ middle: [UInt8], with fields: HTTPFields) -> Loan? {
        guard middle.count == gap else { return nil }
        let kept: PreparedResponse? = idle.withLockIfAvailable { $0.popLast() } ?? nil
        guard let response = kept ?? PreparedResponse(self) else { return nil }
        response.fill(middle, at: before.count)
        response.add(fields)
        return Loan(response: response, fields: fields, lender: self)
    }

    /// A response in the hands of one exchange until its last byte is sent.
    struct Loan {
        let response: PreparedResponse
        fileprivate let fields: HTTPFields
        fileprivate let lender: PreparedAnswer

        /// Makes the response fit for the next client; without room for it, it is freed.
        func giveBack() {
            response.remove(fields)
            _ = lender.idle.withLockIfAvailable { idle in
                if idle.count < mostIdle { idle.append(response) }
            }
        }
    }
}
