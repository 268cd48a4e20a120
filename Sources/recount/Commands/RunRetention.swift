import ArgumentParser
import Service
import Store

/// `recount retention run`: forgets now what is past its time.
struct RunRetention: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Forget drafts, sign-ups, mails and proofs that are past their time.",
        discussion: """
            A server does this at its start and once an hour. The periods are set by drafts.days, \
            retention.signUpHours, retention.mailDays, retention.webhookDays, \
            retention.addressDays, retention.invitationDays and retention.proofDays.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Flag(help: "Only tell what would go.")
    var dryRun = false

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let retention = instance.retention(settings)
        let tally = dryRun ? try retention.preview() : try retention.run()
        print("drafts  \(tally.drafts)  (saved \(settings.draftDays) days ago or earlier)")
        print(
            "sign-ups  \(tally.signUps)  (not confirmed in \(settings.retention.signUpHours) hours)"
        )
        print("mails  \(tally.mails)  (queued \(settings.retention.mailDays) days ago or earlier)")
        let webhookDays = settings.retention.webhookDays
        print("webhook messages  \(tally.deliveries)  (ended \(webhookDays) days ago or earlier)")
        let days = settings.retention.addressDays
        print("addresses  \(tally.addresses)  (unsubscribed \(days) days ago or earlier)")
        let invitationDays = settings.retention.invitationDays
        print(
            "invitations  \(tally.invitations)  (made \(invitationDays) days ago or earlier)")
        print(
            "proofs  \(tally.proofs)  (ended \(settings.retention.proofDays) days ago or earlier)")
        guard !dryRun else { return print("nothing was changed; run it without --dry-run") }
        try instance.emptyLog()
    }
}
