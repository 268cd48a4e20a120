import Consent
import FormModel
package import Pages
package import Store
package import Values

/// Everything that is held about one participation (GDPR Art. 15 and 20).
package struct Holdings: Sendable {
    let response: StoredResponse
    let file: ConsentFile
    /// The form in the language in which it was answered.
    let form: Form
    /// The answers in the form's order; nil once they were withdrawn.
    let answers: StoredAnswers?
    /// The texts that were made of the person's stories, with their words and what the person asked for.
    let stories: [(text: StoredStory, words: StoryWords?, wish: String?)]
    private let pages: PageRenderer
    /// The address of the site, before the paths of notices.
    private let origin: String

    /// What `store` holds of a response; answers are told in its language where the site speaks it.
    package init(
        of response: StoredResponse, _ store: any ReadingStore, _ vault: Vault,
        pages: PageRenderers
    ) throws {
        let form = try Self.form(of: response, store)
        answers = try ResponseReader(vault).answers(of: response).map { try form.storedAnswers($0) }
        file = try ConsentFile(of: response, store, vault)
        (self.response, self.form) = (response, form)
        let reader = StoryReader(vault)
        stories = try store.stories(ofCode: response.code).map {
            ($0, try reader.words(of: $0), try reader.wish(of: $0))
        }
        self.pages = pages[form.language] ?? pages.main
        origin = pages.main.site.address ?? ""
    }

    private static func form(
        of response: StoredResponse, _ store: any ReadingStore
    ) throws -> Form {
        let form = try FormReader.read(response.formSource, fileName: response.form.text).get()
        let translation = try store.translations(of: form.digest)
            .last { $0.language == response.language }
        return try translation?.read(of: form).form ?? form
    }

    /// All of it as JSON.
    package var value: JSONValue {
        .object([
            "form": .string(form.name.text),
            "title": .string(form.title),
            "formVersion": .string(form.version.description),
            "formDigest": .string(form.digest.hexadecimal),
            "language": .string(response.language.text),
            "received": .string(response.receivedOn.description),
            "changed": response.changedOn.map { .string($0.description) } ?? .null,
            "withdrawn": response.withdrawnOn.map { .string($0.description) } ?? .null,
            "codeDigest": .string(response.code.hexadecimal),
            "subject": .string(Base64URL.encode(response.subject)),
            "answers": .array(answers?.answers.map(entry) ?? []),
            "stories": .array(stories.map(entry)),
            "consents": .array(file.acts.map { $0.held(origin) }),
            "consentsWithoutKey": .integer(Int64(file.closed)),
        ])
    }

    private func entry(
        _ story: (text: StoredStory, words: StoryWords?, wish: String?)
    ) -> JSONValue {
        let text = story.text
        return .object([
            "name": .string(text.name.text), "item": .string(text.item.text),
            "state": .string(text.state.rawValue),
            "purpose": .string(text.purpose.text), "approval": .string(text.approval.text),
            "proposed": .string(text.proposedOn.description),
            "decided": text.decidedOn.map { .string($0.description) } ?? .null,
            "published": text.publishedOn.map { .string($0.description) } ?? .null,
            "words": story.words.map { .object($0.members) } ?? .null,
            "sha256": story.words.map { .string($0.digest.hexadecimal) } ?? .null,
            "asked": story.wish.map(JSONValue.string) ?? .null,
        ])
    }

    private func entry(_ answer: (item: Item, answer: Answer)) -> JSONValue {
        .object([
            "item": .string(answer.item.identifier.text),
            "question": .string(answer.item.text),
            "answer": .array(
                pages.lines(of: answer.answer, to: answer.item).map(JSONValue.string)),
        ])
    }
}
