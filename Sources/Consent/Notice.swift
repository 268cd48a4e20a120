package import Values

/// Exact bytes that people were shown, named by their digest and kept for ever.
package struct Notice: Hashable, Sendable {
    /// What the notice is for.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The privacy policy: shown, as the law's duty of information.
        case privacy
        /// The terms of use: accepted, as a contract.
        case terms
        /// The purposes and the words beside their controls: consented to, one by one.
        case consent
    }

    package let kind: Kind
    package let language: LanguageTag
    /// The notice's name for people, for example `Privacy Policy`.
    package let label: String
    /// How the content is to be read, for example `text/markdown; charset=utf-8`.
    package let mediaType: String
    package let content: [UInt8]
    /// The name of the content.
    package let digest: Digest

    package init(
        kind: Kind, language: LanguageTag, label: String, mediaType: String, content: [UInt8]
    ) {
        self.kind = kind
        self.language = language
        self.label = label
        self.mediaType = mediaType
        self.content = content
        digest = Digest(of: content)
    }
}
