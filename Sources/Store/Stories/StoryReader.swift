package import Consent

/// Opens what was sealed of stories.
package struct StoryReader: Sendable {
    private let vault: Vault

    package init(_ vault: Vault) { self.vault = vault }

    /// The words; nil once they are gone.
    package func words(of story: StoredStory) throws(Vault.Failure) -> StoryWords? {
        guard let content = story.content else { return nil }
        let bytes = try vault.open(
            content.bytes, with: key(content, story), at: .init(.storyWords, of: story.subject))
        do {
            return try StoryWords(canonical: bytes)
        } catch {
            throw .notOpened(.storyWords)
        }
    }

    /// What its author asks for; nil for nothing.
    package func wish(of story: StoredStory) throws(Vault.Failure) -> String? {
        guard let content = story.content, let wish = story.wish else { return nil }
        let bytes = try vault.open(
            wish, with: key(content, story), at: .init(.storyWish, of: story.subject))
        return String(decoding: bytes, as: UTF8.self)
    }

    private func key(
        _ content: SealedContent, _ story: StoredStory
    ) throws(Vault.Failure) -> SubjectKey {
        try vault.unwrap(content.key, at: .init(.storyKey, of: story.subject))
    }
}
