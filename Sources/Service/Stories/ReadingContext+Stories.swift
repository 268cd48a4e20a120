import Consent
import FormModel
import Pages
import Store
import Values

extension ReadingContext {
    /// The texts of a person's stories that have words, as the receipt shows them; with a code, also where
    /// the proofs of their approvals are.
    func shownStories(
        of response: StoredResponse, _ answers: StoredAnswers?, in form: Form,
        code: ReceiptCode? = nil
    ) throws -> [ShownStory] {
        let reader = StoryReader(vault)
        return try store.stories(ofCode: response.code).compactMap { story in
            guard let words = try reader.words(of: story), let standing = story.state.shown else {
                return nil
            }
            var shown = ShownStory(
                name: story.name, question: question(of: story, in: form),
                told: told(story.item, answers), words: words, standing: standing,
                day: story.publishedOn ?? story.decidedOn ?? story.proposedOn,
                wish: try reader.wish(of: story))
            let approval = response.events.lastIndex { $0.purpose == story.approval }
            if let code, let approval {
                shown.proofAddress = address(ofProof: approval, in: code)
            }
            return shown
        }
    }

    private func question(of story: StoredStory, in form: Form) -> Wording {
        let text = form.items.first { $0.identifier == story.item }?.text ?? story.item.text
        return Wording(text, language: form.language(of: .item(story.item, "text")))
    }

    private func told(_ item: ItemIdentifier, _ answers: StoredAnswers?) -> String? {
        let answer = answers?.answers.first { $0.item.identifier == item }?.answer
        guard case .text(let text) = answer else { return nil }
        return text
    }
}

extension StoryState {
    /// What a person needs to know of it; nil where there is nothing to show.
    var shown: ShownStory.Standing? {
        switch self {
        case .proposed: .proposed
        case .returned: .returned
        case .approved: .approved
        case .published: .published
        case .declined, .withdrawn: nil
        }
    }
}
