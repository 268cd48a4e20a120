package import Consent
package import Values

extension Sealer {
    /// Seals words that are proposed to the author of a story, under a key of their own.
    package func seal(
        _ words: StoryWords, of item: ItemIdentifier, under purpose: PurposeIdentifier,
        number: Int, in response: StoredResponse, replacing: StoryName? = nil
    ) -> SealedStory {
        let (subject, key) = fresh()
        return SealedStory(
            name: StoryName(random: randomness.bytes(StoryName.length)), subject: subject,
            code: response.code, version: response.version, item: item, purpose: purpose,
            number: number, day: clock.now.day,
            contentKey: wrapped(key, at: .init(.storyKey, of: subject)),
            words: sealed(words.canonical, with: key, at: .init(.storyWords, of: subject)),
            replaces: replacing)
    }

    /// Seals what becomes of a text, with what that means for the consents of its author; `words` is the
    /// digest of the words that these are about.
    package func seal(
        _ story: StoredStory, becoming state: StoryState, of response: StoredResponse,
        deciding decisions: [PurposeDecision] = [], about words: Digest? = nil,
        wish: String? = nil, replacing: StoryName? = nil, by actor: ConsentActor,
        method: ConsentMethod
    ) throws(Vault.Failure) -> SealedStoryMove {
        precondition(story.state.mayBecome(state), "a text goes the way of its states")
        let acts =
            decisions.isEmpty
            ? []
            : try acts(decisions, of: response.holder, by: actor, method: method, words: words)
        return SealedStoryMove(
            name: story.name, code: response.code, version: response.version, from: story.state,
            to: state, day: clock.now.day, acts: acts, wish: try seal(wish, story),
            replaces: replacing)
    }

    private func seal(
        _ wish: String?, _ story: StoredStory
    ) throws(Vault.Failure) -> [UInt8]? {
        guard let wish, let content = story.content else { return nil }
        let key = try vault.unwrap(content.key, at: .init(.storyKey, of: story.subject))
        return sealed(Array(wish.utf8), with: key, at: .init(.storyWish, of: story.subject))
    }
}
