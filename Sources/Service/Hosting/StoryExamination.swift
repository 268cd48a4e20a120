import Consent
import Store
import Values

/// What can be wrong with a text that was made of a story.
package enum StoryFlaw: String, Hashable, Sendable, CaseIterable {
    case ended = "stands although its response has ended; run: recount story withdraw NAME"
    case unreadable = "does not open with this key file"
    case notConsented =
        "stands although the consent to publishing has ended; run: recount story withdraw NAME"
    case notApproved =
        "is not what its author has approved; run: recount story withdraw NAME"
}

/// Compares the texts that were made of stories with what their authors agreed to.
struct StoryExamination {
    private static let page = 1_000

    private let instance: Instance

    init(_ instance: Instance) { self.instance = instance }

    func findings() throws -> [Examination.Finding] {
        var found: [Examination.Finding] = []
        var last = 0
        while true {
            let page = try instance.store.stories(after: last, limit: Self.page)
            guard let end = page.last else { return found }
            for story in page {
                if let flaw = try flaw(of: story) { found.append(.story(story.name, flaw)) }
            }
            last = end.row
        }
    }

    private func flaw(of story: StoredStory) throws -> StoryFlaw? {
        guard story.state.hasWords else { return nil }
        guard let response = try instance.store.response(withCode: story.code),
            response.content != nil
        else { return .ended }
        let consents = ConsentState(response.events)
        guard consents.validPurposes.contains(story.purpose) else { return .notConsented }
        do {
            guard let words = try StoryReader(instance.vault).words(of: story) else {
                return .unreadable
            }
            guard story.state.isApproved else { return nil }
            return try response.approves(story, words: words.digest, instance.vault)
                ? nil : .notApproved
        } catch is Vault.Failure {
            return .unreadable
        }
    }
}
