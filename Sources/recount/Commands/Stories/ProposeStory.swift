import ArgumentParser
import Consent
import Service
import Store
import Values

/// `recount story propose`: shows edited words to the author of a story.
struct ProposeStory: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Show edited words to the author of a story.",
        discussion: """
            The author finds them on the page of the receipt, beside what they wrote. Paragraphs stand \
            between empty lines. Name the author only as the author asked for it. What was proposed \
            before and not approved goes.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The story as ‘recount story list’ names it, for example k7m2p9qd/story.")
    var story: String

    @Option(help: "The file with the edited words, as plain text.")
    var text: String

    @Option(help: "A title.")
    var title: String?

    @Option(help: "By which name the author wants to be called, for example ‘Kim, 34’.")
    var byline: String?

    @Option(help: "The language of the words, if it is not that of the answers.")
    var language: String?

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let candidate = try instance.candidate(typed: story)
        let words = try words(of: candidate)
        let name = try instance.stories(settings).propose(words, for: candidate)
        print(
            "proposed ‘\(name)’; its author sees it at /receipt with the code and can approve it "
                + "there")
        try instance.emptyLog()
    }

    private func words(of candidate: StoryCandidate) throws -> StoryWords {
        let bytes = try OperatorFault.contents(of: text)
        guard let content = String(validating: bytes, as: UTF8.self) else {
            throw OperatorFault.unreadableFile(text)
        }
        do {
            return try StoryWords(
                content, language: try language.map(tag) ?? candidate.response.language,
                title: title, byline: byline)
        } catch let fault as StoryWords.Fault {
            throw StoryFault.faultyWords(fault)
        }
    }

    private func tag(_ text: String) throws -> LanguageTag {
        guard let tag = LanguageTag(text) else {
            throw ValidationError("a language is written as en or pt-BR")
        }
        return tag
    }
}
