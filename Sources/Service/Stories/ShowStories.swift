import Consent
import HTTPServer
import Pages
import Store
import Values

/// `GET /stories` and `/stories/NAME`: the words that their authors have approved.
///
/// No cache keeps either: what is taken down is gone at once.
enum ShowStories {
    static func list(_ request: Request, _ context: ReadingContext) throws -> Response {
        let page = try StoryPages(request, context.store)
        return .personal(
            context.pages.offering(context.renderers.languages).stories(
                StoriesPage(
                    stories: try page.stories.compactMap(context.publishedStory),
                    page: page.number, pages: page.count)))
    }

    static func one(_ request: Request, _ context: ReadingContext) throws -> Response {
        guard let name = StoryName(request.parameter(0)),
            let stored = try context.store.story(named: name),
            let story = try context.publishedStory(stored)
        else { throw ServerFault.notFound }
        return .personal(context.pages.offering(context.renderers.languages).story(story))
    }
}

/// `GET /api/v1/stories`: the same for programs.
enum ListStories {
    static func respond(_ request: Request, _ context: ReadingContext) throws -> Response {
        let page = try StoryPages(request, context.store)
        let stories = try page.stories.compactMap(context.publishedStory)
        return .json(
            .object([
                "stories": .array(stories.map(entry)),
                "page": .integer(Int64(page.number)), "pages": .integer(Int64(page.count)),
            ]))
    }

    private static func entry(_ story: PublishedStory) -> JSONValue {
        .object([
            "name": .string(story.name.text), "published": .string(story.published.description),
            "words": .object(story.words.members),
            "sha256": .string(story.words.digest.hexadecimal),
        ])
    }
}

/// One page of what everybody can read, newest first.
struct StoryPages {
    private static let size = 20

    let number: Int
    let count: Int
    let stories: [StoredStory]

    /// The page that `?page=` names, from 1; throws where there is none.
    init(_ request: Request, _ store: any ReadingStore) throws {
        guard let fields = try? FormFields(parsing: request.query),
            let number = Int(fields.first("page") ?? "1"), number > 0
        else { throw ServerFault.notFound }
        count = max(1, (try store.publishedStoryCount() + Self.size - 1) / Self.size)
        guard number <= count else { throw ServerFault.notFound }
        self.number = number
        stories = try store.publishedStories(skipping: (number - 1) * Self.size, limit: Self.size)
    }
}

extension ReadingContext {
    /// The story as everybody can read it; nil for one that nobody can.
    func publishedStory(_ story: StoredStory) throws -> PublishedStory? {
        guard story.state == .published, let day = story.publishedOn,
            let words = try StoryReader(vault).words(of: story)
        else { return nil }
        return PublishedStory(name: story.name, words: words, published: day)
    }
}
