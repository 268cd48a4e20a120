import HTTPTypes
import Synchronization

/// An answer whose fields and content are made ready for libmicrohttpd once and lent out again and
/// again, with fresh bytes of a fixed length in one place; compressed for those who take that.
///
/// libmicrohttpd keeps a copy of every field of an answer. Made anew, those copies cost more than
/// everything else about a page that was rendered before.
package final class PreparedAnswer: Sendable {
    private let plain: ResponsePool
    /// Compressed when somebody asks for it: nobody may ever do, and all pages together take a while.
    private let compressed = AtomicLazyReference<ResponsePool>()
    private let isCompressible: Bool

    /// The fields that it has.
    package var fields: FieldSet { plain.fields }
    var content: PreparedContent { plain.content }

    /// An answer with `gap` fresh bytes between the two parts of its content. What is compressed
    /// already, such as a picture, is not `compressible`; all else needs `Vary: Accept-Encoding`
    /// among its fields.
    package init(
        _ fields: FieldSet, before: [UInt8] = [], gap: Int = 0, after: [UInt8] = [],
        compressible: Bool = true
    ) {
        let content = PreparedContent(before: before, gap: gap, after: after)
        plain = ResponsePool(fields, content)
        isCompressible = compressible && content.isWorthCompressing
    }

    /// One of them for a client of its own, with fields of its own; nil for fresh bytes of another
    /// length.
    func lend(
        _ middle: [UInt8], with fields: HTTPFields, to identifier: RequestIdentifier,
        takesGzip: @autoclosure () -> Bool
    ) -> ResponsePool.Loan? {
        guard middle.count == content.gap else { return nil }
        let pool = isCompressible && takesGzip() ? gzipped : plain
        return pool.lend(middle, with: fields, to: identifier)
    }

    private var gzipped: ResponsePool {
        compressed.load() ?? compressed.storeIfNil(ResponsePool(fields, content.gzipped))
    }
}
