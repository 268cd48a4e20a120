package import Values

/// The token in the link of an invitation: 32 bytes in base64url.
package struct InvitationToken: Hashable, Sendable {
    /// As it stands in the link.
    package let text: String
    /// What the store knows of it.
    package let digest: Digest

    /// A token that came with a request, or nil for what can be none.
    package init?(_ text: String) {
        guard let bytes = Base64URL.decode(text), bytes.count == 32 else { return nil }
        self.init(bytes)
    }

    init(_ bytes: [UInt8]) {
        text = Base64URL.encode(bytes)
        digest = Digest(of: bytes)
    }
}

extension Vault {
    /// The token of an invitation: the same in each of its mails, so that it need not be kept.
    package func invitationToken(of subject: [UInt8]) -> InvitationToken {
        InvitationToken(authenticated("invitation", subject))
    }
}
