import ArgumentParser

/// The command line: the only place that knows every engine and puts the parts together.
@main
struct Recount: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recount",
        abstract: "Surveys and sign-ups for a patient community.",
        discussion: """
            Serves surveys, articles and sign-ups, keeps proof of every consent, and gives back \
            counts. Everything lives in one folder, which --data names.

            Settings come from the file that --config names and from RECOUNT_… variables, for \
            example RECOUNT_LISTEN; what is given here goes before both. ‘recount config’ shows what \
            is in force, and ‘recount config explain’ all that can be set.
            """,
        version: Version.text,
        subcommands: [
            Serve.self, FormCommand.self, NoticeCommand.self, ShowReport.self, ReleaseCommand.self,
            ExportCommand.self,
            ConsentCommand.self, LedgerCommand.self, Revoke.self, Erase.self, RetentionCommand.self,
            SubscriberCommand.self, Invite.self, StoryCommand.self, OutboxCommand.self,
            BounceCommand.self, WebhookCommand.self,
            ShowActions.self, BackUp.self, Restore.self, Migrate.self, Doctor.self,
            ConfigCommand.self,
        ])

    @OptionGroup var instance: InstanceOptions
}
