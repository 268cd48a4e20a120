import Consent
import Testing
import Values

@testable import Pages

extension Samples {
    static func words(
        _ text: String = "It began with the stairs.\n\nToday I rest before I am tired.",
        language: String = "en", title: String? = "The stairs", byline: String? = "Kim, 34"
    ) throws -> StoryWords {
        try StoryWords(
            text, language: #require(LanguageTag(language)), title: title, byline: byline)
    }

    static func storyName(_ number: Int) throws -> StoryName {
        StoryName(random: [UInt8](repeating: UInt8(number), count: StoryName.length))
    }

    /// Stories with and without title and name, in the language of the page and in others.
    static func stories() throws -> [PublishedStory] {
        let long = String(repeating: "Every morning I look at the stairs and wait. ", count: 12)
        let all = try [
            words(),
            words(long, title: nil, byline: nil),
            words("بدأ الأمر بالدرج.", language: "ar", title: "الدرج", byline: "كيم"),
            words("Es begann mit der Treppe.", language: "de", title: nil, byline: "K."),
        ]
        return try all.enumerated().map { number, words in
            PublishedStory(name: try storyName(number), words: words, published: try day())
        }
    }

    /// A text of a story wherever it can stand.
    static func shownStories() throws -> [ShownStory] {
        try ShownStory.Standing.allCases.enumerated().map { number, standing in
            var shown = ShownStory(
                name: try storyName(number), question: Wording("What should others know?"),
                told: standing == .approved ? nil : "it began with the stairs\nnow i rest",
                words: try words(byline: standing == .proposed ? nil : "Kim, 34"),
                standing: standing, day: try day(),
                wish: standing == .returned ? "Please leave out\nthe name." : nil)
            if standing == .published { shown.proofAddress = "/receipt/LINK/proof/3" }
            return shown
        }
    }
}
