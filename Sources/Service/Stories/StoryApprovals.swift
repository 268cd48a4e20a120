import Consent
import FormModel
import Pages
import Store
import Values

/// In which way authors are asked to approve the exact words of a story.
///
/// The notice is the same for everybody who reads one language and has a text of that number, so that a
/// line of the public ledger leads to no story. The words themselves are in no notice: these are kept for
/// ever, and words go when their author takes them down.
struct StoryApprovals: Sendable {
    let controller: Controller
    let pages: PageRenderers

    func context(
        of story: StoredStory, in response: StoredResponse, language: LanguageTag,
        _ store: any ReadingStore
    ) throws -> ConsentContext {
        let form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        let pages = pages[language] ?? pages.main
        let words = pages.approvalWords
        let texts = [
            ConsentText(
                purpose: story.approval, meaning: words.meaning, label: words.label,
                isPrimary: false)
        ]
        let isSpecial = form.items.contains { $0.sensitivity != .none }
        let notices = try store.currentNotices().filter(\.isInForce)
            .inForce(in: pages.language, otherwise: self.pages.main.language)
        return ConsentContext(
            controller: controller, source: form.name.text, sourceVersion: form.digest,
            language: pages.language,
            notice: .consent(title: words.title, language: pages.language, texts: texts),
            texts: texts, isSpecialCategory: isSpecial,
            references: notices.map { .init($0.notice, fact: .shown) },
            categories: [
                DataCategory(
                    name: "story", isRequired: true, isSensitive: true, isSpecial: isSpecial)
            ])
    }
}
