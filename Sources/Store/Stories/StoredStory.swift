package import Values

/// A text that was made of a story, as the store keeps it.
package struct StoredStory: Sendable {
    /// The row, by which the next page is asked for.
    package let row: Int
    package let name: StoryName
    /// What its sealed values belong to: random, and of this text alone.
    package let subject: [UInt8]
    /// The digest of the code of the response.
    package let code: Digest
    package let form: FormName
    /// The question that was answered.
    package let item: ItemIdentifier
    /// The purpose that publishing rests on.
    package let purpose: PurposeIdentifier
    /// Its number among the texts of its author, which names its approval.
    package let number: Int
    package let state: StoryState
    package let proposedOn: Day
    /// The day on which its author decided about it last.
    package let decidedOn: Day?
    package let publishedOn: Day?
    /// The words; nil once they are gone.
    package let content: SealedContent?
    /// What its author asks for, sealed.
    package let wish: [UInt8]?

    package init(
        row: Int, name: StoryName, subject: [UInt8], code: Digest, form: FormName,
        item: ItemIdentifier, purpose: PurposeIdentifier, number: Int, state: StoryState,
        proposedOn: Day, decidedOn: Day?, publishedOn: Day?, content: SealedContent?,
        wish: [UInt8]?
    ) {
        (self.row, self.name, self.subject, self.code) = (row, name, subject, code)
        (self.form, self.item, self.purpose, self.number) = (form, item, purpose, number)
        (self.state, self.proposedOn, self.decidedOn) = (state, proposedOn, decidedOn)
        (self.publishedOn, self.content, self.wish) = (publishedOn, content, wish)
    }

    /// The purpose that its approval is a consent to.
    package var approval: PurposeIdentifier { StoryApproval.purpose(number) }
}
