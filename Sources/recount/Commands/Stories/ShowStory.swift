import ArgumentParser
import Consent
import Service
import Store
import Values

/// `recount story show`: what somebody wrote, and what was made of it.
struct ShowStory: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Print a story, what was made of it and what is asked for.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The story as ‘recount story list’ names it, for example k7m2p9qd/story.")
    var story: String

    func run() throws {
        let instance = try open(try settings())
        let candidate = try instance.candidate(typed: story)
        print(candidate.text)
        let reader = StoryReader(instance.vault)
        for text in candidate.texts {
            print("\n\(text.name)  \(text.state.rawValue)")
            if let words = try reader.words(of: text) { print(words.plain) }
            if let wish = try reader.wish(of: text) { print("\nits author asks for:\n\(wish)") }
        }
    }
}

extension Instance {
    /// The candidate that an operator named.
    func candidate(typed text: String) throws -> StoryCandidate {
        guard let reference = StoryReference(text) else { throw StoryFault.noCandidate(text) }
        return try StoryList(self).candidate(reference)
    }
}

extension StoryWords {
    /// The words as plain text.
    fileprivate var plain: String {
        ([title].compactMap(\.self) + paragraphs + (byline.map { ["– \($0)"] } ?? []))
            .joined(separator: "\n\n")
    }
}
