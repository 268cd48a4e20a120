package import Consent
package import Values

/// A story in the exact words that its author has approved.
package struct PublishedStory: Sendable {
    package var name: StoryName
    package var words: StoryWords
    /// The day of its publication.
    package var published: Day

    package init(name: StoryName, words: StoryWords, published: Day) {
        (self.name, self.words, self.published) = (name, words, published)
    }
}

/// One page of the list of stories, newest first.
package struct StoriesPage: Sendable {
    package var stories: [PublishedStory]
    /// The number of the page, from 1, and how many there are.
    package var page: Int
    package var pages: Int

    package init(stories: [PublishedStory], page: Int = 1, pages: Int = 1) {
        (self.stories, self.page, self.pages) = (stories, page, pages)
    }
}

extension PageRenderer {
    /// The list of stories.
    package func stories(_ page: StoriesPage) -> RenderedPage {
        let isLater = page.page > 1
        let place = texts(
            "stories.place", ["page": "\(page.page)", "pages": "\(page.pages)"])
        return self.page(
            "stories", title: texts["stories.title"],
            View([
                "hasStories": !page.stories.isEmpty,
                "stories": page.stories.map(entry),
                "hasPages": page.pages > 1,
                "place": place,
                "newer": isLater ? address(ofPage: page.page - 1) : nil,
                "older": page.page < page.pages ? address(ofPage: page.page + 1) : nil,
            ]))
    }

    /// A story by itself.
    package func story(_ story: PublishedStory) -> RenderedPage {
        let words = story.words
        return page(
            "story", title: words.title ?? heading(of: story),
            wordsView(of: words, heading: nil).with(
                View([
                    "heading": words.title ?? heading(of: story),
                    "headingLanguage": words.title == nil ? nil : foreign(words.language),
                    "published": texts("stories.published", ["day": texts.day(story.published)]),
                ])))
    }

    /// What a template sees of words, with their title as a heading of that level, or without it.
    func wordsView(of words: StoryWords, heading level: String?) -> View {
        View([
            "title": level == nil ? nil : words.title,
            "level": level,
            "paragraphs": words.paragraphs,
            "byline": words.byline,
            "wordsLanguage": foreign(words.language),
        ])
    }

    private func entry(_ story: PublishedStory) -> View {
        let words = story.words
        return View([
            "address": "/stories/\(story.name)",
            "heading": words.title ?? heading(of: story),
            "headingLanguage": words.title == nil ? nil : foreign(words.language),
            "excerpt": words.excerpt,
            "byline": words.byline,
            "wordsLanguage": foreign(words.language),
            "published": texts("stories.published", ["day": texts.day(story.published)]),
        ])
    }

    /// What a story without a title is called.
    private func heading(of story: PublishedStory) -> String {
        texts("stories.untitled", ["day": texts.day(story.published)])
    }

    private func address(ofPage page: Int) -> String {
        let language = kept.map { "&lang=\($0.text)" } ?? ""
        return "/stories?page=\(page)\(language)"
    }
}

extension StoryWords {
    /// How many characters a list shows of a story.
    private static let excerptLength = 280

    /// The beginning of the first paragraph, up to the end of a word.
    fileprivate var excerpt: String {
        let first = paragraphs.first ?? ""
        guard first.count > Self.excerptLength else { return first }
        let beginning = first.prefix(Self.excerptLength)
        let end = beginning.lastIndex(of: " ") ?? beginning.endIndex
        return beginning[..<end] + " …"
    }
}
