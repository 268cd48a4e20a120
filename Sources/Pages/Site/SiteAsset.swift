import Values

/// A file that every page refers to, under an address that names its content, so that browsers may
/// keep it for ever.
package struct SiteAsset: Hashable, Sendable {
    /// The address, for example `/assets/site.3f9a0c21d4e5b678.css`.
    package let path: String
    /// The media type to send with it.
    package let mediaType: String
    /// The content.
    package let bytes: [UInt8]

    init(stem: String, suffix: String, mediaType: String, bytes: [UInt8]) {
        path = "/assets/\(stem).\(Digest(of: bytes).hexadecimal.prefix(16)).\(suffix)"
        self.mediaType = mediaType
        self.bytes = bytes
    }
}
