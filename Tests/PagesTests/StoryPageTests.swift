import Consent
import Testing
import Values

@testable import Pages

/// Stories as everybody reads them, and as their authors decide about them.
@Suite struct StoryPageTests {
    @Test func `the list shows each story in its own language and leads to it`() throws {
        let pages = try Samples.renderer()
        let page = pages.stories(StoriesPage(stories: try Samples.stories()))
        try expectSnapshot(page.text, "stories.html")
        #expect(page.text.contains("lang=\"ar\" dir=\"rtl\""))
        #expect(!page.text.contains("<nav aria-label=\"Pages of stories\">"))
    }

    @Test func `the list says when there is none, and leads through its pages`() throws {
        let pages = try Samples.renderer()
        try expectSnapshot(pages.stories(StoriesPage(stories: [])).text, "stories-none.html")
        let middle = StoriesPage(stories: try Samples.stories(), page: 2, pages: 3)
        try expectSnapshot(pages.stories(middle).text, "stories-paged.html")
        let tag: LanguageTag = try #require(LanguageTag("de"))
        let german = try Samples.renderer("de").keeping(tag)
        #expect(german.stories(middle).text.contains("/stories?page=3&amp;lang=de"))
    }

    @Test func `the first page leads nowhere back, the last nowhere on`() throws {
        let pages = try Samples.renderer()
        let first = pages.stories(StoriesPage(stories: [], page: 1, pages: 2)).text
        let last = pages.stories(StoriesPage(stories: [], page: 2, pages: 2)).text
        #expect(!first.contains("rel=\"prev\"") && first.contains("rel=\"next\""))
        #expect(last.contains("rel=\"prev\"") && !last.contains("rel=\"next\""))
    }

    @Test(arguments: [(0, "story"), (1, "story-untitled"), (2, "story-arabic")])
    func `a story stands by itself in the words that were approved`(
        number: Int, name: String
    ) throws {
        let story = try Samples.stories()[number]
        let page = try Samples.renderer().story(story)
        try expectSnapshot(page.text, "\(name).html")
        for paragraph in story.words.paragraphs { #expect(page.text.contains(paragraph)) }
    }

    @Test(arguments: Samples.languages)
    func `an author sees the words and can decide, wherever they stand`(
        language: String
    ) throws {
        var receipt = try Samples.receipt(.told)
        receipt.stories = try Samples.shownStories()
        let page = try Samples.renderer(language).receipt(receipt)
        try expectSnapshot(page.text, "receipt-stories-\(language).html")
        // Of the four, two wait for a decision, and two can be taken down.
        for (look, decision) in [
            ("button", "approve"), ("button secondary", "decline"), ("button secondary", "ask"),
            ("button danger", "withdraw"),
        ] {
            let mark = "class=\"\(look)\" type=\"submit\" name=\"decision\" value=\"\(decision)\""
            #expect(page.text.ranges(of: mark).count == 2, "\(decision)")
        }
    }

    @Test(arguments: [
        (ReceiptPage.Occasion.told, "This is how your story stands now."),
        (.storyMoved, "Nothing was saved: your story stands otherwise"),
        (.unsaid, "Nothing was saved: please write what we should change."),
    ])
    func `a receipt says what became of a decision about a story`(
        occasion: ReceiptPage.Occasion, words: String
    ) throws {
        #expect(
            try Samples.renderer().receipt(Samples.receipt(occasion)).text.contains(words))
    }

    @Test func `the start page leads to stories when there are some`() throws {
        var home = try Samples.home()
        #expect(try !Samples.renderer().home(home).text.contains("href=\"/stories\""))
        home.hasStories = true
        #expect(try Samples.renderer().home(home).text.contains("href=\"/stories\""))
    }

    @Test(arguments: Samples.hostile)
    func `no story becomes markup`(text: String) throws {
        var shown = try Samples.shownStories()
        shown[1].told = text
        shown[1].wish = text
        var receipt = try Samples.receipt(.seen)
        receipt.stories = shown
        let pages = try Samples.renderer()
        let raw = text.unicodeScalars
        let isMarkup = HTMLEscaping.escape(text) != text
        #expect(!isMarkup || !pages.receipt(receipt).text.unicodeScalars.contains(raw))
    }
}
