import ArgumentParser

/// `recount notice`: the privacy policy and the terms of use.
struct NoticeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notice", abstract: "Publish and list privacy policy and terms of use.",
        subcommands: [PublishNotice.self, ListNotices.self])
}
