package import Consent
package import Values

/// A text that was made of a person's story, as its author sees it.
package struct ShownStory: Sendable {
    /// What its author needs to know of where it stands.
    package enum Standing: String, CaseIterable, Hashable, Sendable {
        case proposed, returned, approved, published
    }

    package var name: StoryName
    package var question: Wording
    /// What the person wrote; nil when that is gone.
    package var told: String?
    package var words: StoryWords
    package var standing: Standing
    /// The day since which it stands so.
    package var day: Day
    /// What the person asked for.
    package var wish: String?
    /// Where the file is that proves the approval; nil without one.
    package var proofAddress: String?

    package init(
        name: StoryName, question: Wording, told: String?, words: StoryWords, standing: Standing,
        day: Day, wish: String? = nil
    ) {
        (self.name, self.question, self.told, self.words) = (name, question, told, words)
        (self.standing, self.day, self.wish) = (standing, day, wish)
    }
}

extension PageRenderer {
    /// What authors are asked when they approve words: what the consent is called, what it means, and the
    /// words of its button.
    package var approvalWords: (title: String, meaning: String, label: String) {
        (texts["story.approvalTitle"], texts["story.approvalMeaning"], texts["story.approve"])
    }

    /// A text with what its author can do about it by `code`.
    func view(of story: ShownStory, code: ReceiptCode?) -> View {
        let isOpen = story.standing == .proposed || story.standing == .returned
        return wordsView(of: story.words, heading: "h4").with(
            View([
                "name": story.name.text,
                "code": code?.grouped,
                "question": story.question.text,
                "questionLanguage": foreign(story.question.language),
                "told": story.told,
                "status": texts(
                    "story.\(story.standing.rawValue)", ["day": texts.day(story.day)]),
                "isOpen": isOpen,
                "isApproved": !isOpen,
                "public": story.standing == .published ? "/stories/\(story.name)" : nil,
                "wish": story.wish,
                "proof": story.proofAddress,
            ]))
    }
}
