import ArgumentParser
import Mail
import Service

/// `recount bounce import`: does what a mailbox of returned mails says.
struct ImportBounces: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Read the mailbox of returned mails, and write to no bad address any more.",
        discussion: """
            Reads a file in mbox format or a maildir folder and changes nothing in it. Each mail is \
            found by its key in mail.returnPath; nobody is found by an address alone. A hard bounce \
            and a complaint stop mails to the address, and leave every consent as it is. A message \
            that was imported before changes nothing.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "A file in mbox format, or a maildir folder.")
    var path: String

    @Flag(help: "Only tell what is there.")
    var dryRun = false

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        guard let desk = BounceDesk(instance, settings.mail) else {
            throw OperatorFault.noReturnPath
        }
        let tally = try desk.takeAll(in: MailboxReader(path: path), isTrial: dryRun) {
            ProgressLine.count("returned mails", $0)
        }
        print("read  \(tally.all)")
        for kind in BounceTally.Kind.allCases { print("\(kind.rawValue)  \(tally[kind])") }
        if tally[.anonymousWish] > 0 {
            print("look at the mails of nobody known yourself; a sender's address proves nothing")
        }
        if dryRun { print("nothing was changed; run it without --dry-run") }
        if tally.unread > 0 {
            throw OperatorFault.unreadMessages(tally.problems, count: tally.unread)
        }
    }
}
