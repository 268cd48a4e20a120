/// A message as it was received, taken apart.
///
/// Any bytes make a message; what goes beyond the limits is left out.
package struct IncomingMessage: Sendable {
    /// How many bytes of a message are read: 1 MiB.
    package static let sizeLimit = 1 << 20
    /// How deep parts may stand in each other.
    package static let depthLimit = 10
    /// How many parts a message may have at all depths together.
    package static let partLimit = 200

    /// The message as the outermost part.
    package let root: MailPart

    /// The message's own header.
    package var header: MailHeader { root.header }

    /// Takes apart at most ``sizeLimit`` bytes, with line ends of CRLF or LF.
    package init(_ bytes: [UInt8]) {
        var assembly = Assembly()
        root = assembly.part(bytes.prefix(Self.sizeLimit), depth: 0)
    }

    /// The header of the message that a report gives back, whole or in part.
    var enclosedHeader: MailHeader? {
        let types: Set = [
            "message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers",
        ]
        guard let part = root.part(of: types) else { return nil }
        var content = part.content[...]
        return MailHeader(readingFrom: &content)
    }

    /// Counts the parts while they are made.
    private struct Assembly {
        private var left = IncomingMessage.partLimit

        mutating func part(_ bytes: ArraySlice<UInt8>, depth: Int) -> MailPart {
            var rest = bytes
            let header = MailHeader(readingFrom: &rest)
            let type = header.first("Content-Type").flatMap(MediaType.init) ?? .plainText
            let parts = depth < IncomingMessage.depthLimit ? parts(in: rest, of: type, depth) : []
            return MailPart(header: header, type: type, parts: parts, body: rest)
        }

        private mutating func parts(
            in body: ArraySlice<UInt8>, of type: MediaType, _ depth: Int
        ) -> [MailPart] {
            guard let boundary = type.boundary else { return [] }
            var pieces = MultipartPieces(body, boundary: boundary)
            var parts: [MailPart] = []
            while left > 0, let piece = pieces.next() {
                left -= 1
                parts.append(part(piece, depth: depth + 1))
            }
            return parts
        }
    }
}
