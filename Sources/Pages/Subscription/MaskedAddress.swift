package import Values

/// An address of which a page shows enough for its owner to know it, and nobody else.
package struct MaskedAddress: Hashable, Sendable {
    /// The first character, an ellipsis and the domain, for example `l…@example.org`.
    package let text: String

    package init(_ address: EmailAddress) {
        let parts = address.text.split(separator: "@", maxSplits: 1)
        text = "\(parts.first?.prefix(1) ?? "")…@\(parts.last ?? "")"
    }
}
