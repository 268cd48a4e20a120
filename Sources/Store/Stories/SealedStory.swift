package import Values

/// A text that is proposed to the author of a story, ready to be stored.
package struct SealedStory: Sendable {
    package let name: StoryName
    package let subject: [UInt8]
    package let code: Digest
    /// The version of the response that it was made of.
    package let version: Int
    package let item: ItemIdentifier
    package let purpose: PurposeIdentifier
    package let number: Int
    package let day: Day
    package let contentKey: [UInt8]
    package let words: [UInt8]
    /// The text that nobody has approved and that it takes the place of.
    package let replaces: StoryName?
}

/// What becomes of a text, ready to be stored.
package struct SealedStoryMove: Sendable {
    package let name: StoryName
    package let code: Digest
    /// The version of the response that it was made of.
    package let version: Int
    package let from: StoryState
    package let to: StoryState
    package let day: Day
    /// What it means for the consents of its author.
    package let acts: [SealedAct]
    /// What its author asks for, sealed.
    package let wish: [UInt8]?
    /// The published text of the same story that it takes the place of.
    package let replaces: StoryName?
}
