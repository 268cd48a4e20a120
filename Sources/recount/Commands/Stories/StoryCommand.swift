import ArgumentParser

/// `recount story …`: stories, published one by one.
struct StoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story", abstract: "Publish stories, each in words that its author approved.",
        discussion: """
            A candidate is an answer to a question with ‘publish’ of somebody whose consent to that \
            stands. You propose edited words; the author sees them with the code of the receipt and \
            approves, declines, or asks for other words. Only words that were approved exactly so can \
            be published. Whatever ends the consent takes them down.
            """,
        subcommands: [
            ListStories.self, ShowStory.self, ProposeStory.self, ApproveStory.self,
            PublishStory.self, WithdrawStory.self,
        ])
}
