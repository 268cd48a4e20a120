/// A message, or one of the parts that it is made of (RFC 2046 §5.1).
package struct MailPart: Sendable {
    /// The part's own header.
    package let header: MailHeader
    /// What the part is.
    package let type: MediaType
    /// What stands between the delimiters of a multipart type, in order; else nothing.
    package let parts: [MailPart]
    /// What follows the header, as it was written.
    let body: ArraySlice<UInt8>

    /// What follows the header, as it was meant: base64 and quoted-printable are undone.
    package var content: [UInt8] {
        TransferEncoding(field: header.first("Content-Transfer-Encoding")).decode(body)
    }

    /// The first of the direct parts that is of one of these types.
    func part(of types: Set<String>) -> MailPart? {
        parts.first { types.contains($0.type.name) }
    }
}
