import ArgumentParser
import Service
import Store
import Values

/// `recount invite`: invites people to a survey.
struct Invite: InstanceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Invite people to a survey, each with a link of their own for one answer.",
        discussion: """
            The list is a CSV file that begins with the line ‘email,language’. Without --apply it is \
            only looked through. Reminders go to those alone who have neither answered nor said no; \
            their links are the same. Nobody can tell who gave which answer: with the answer the \
            address is forgotten.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The survey's name.", valueName: "survey"))
    var form: String

    @Option(help: ArgumentHelp("The list of addresses.", valueName: "file"))
    var from: String?

    @Option(help: "How many reminders may follow.")
    var reminders = 2

    @Option(help: ArgumentHelp("How many days lie between two mails.", valueName: "days"))
    var every = 7

    @Flag(help: "Store the invitations and queue their mails.")
    var apply = false

    @Flag(help: "Tell how many were invited, have answered and have said no.")
    var status = false

    func validate() throws {
        guard (from == nil) == status else {
            throw ValidationError("name either a list with --from, or --status")
        }
        guard (0...10).contains(reminders), (1...365).contains(every) else {
            throw ValidationError("up to 10 reminders can follow, after 1 to 365 days each")
        }
    }

    func run() throws {
        let instance = try open(try settings())
        guard let name = FormName(form), let stored = try instance.store.form(named: name) else {
            throw OperatorFault.unknownSurvey(form)
        }
        guard let from else { return try tell(instance.store.invitationTally(of: name)) }
        guard stored.isOpen else { throw OperatorFault.closedSurvey(form) }
        let list = try InvitationList(
            OperatorFault.contents(of: from),
            languages: [stored.language] + stored.translations.map(\.language))
        let plan = try instance.invitations.plan(list, for: name)
        tell(plan)
        guard apply else { return print("nothing was sent; run it with --apply") }
        let schedule = ReminderSchedule(count: reminders, days: every)
        let count = try instance.invitations.carryOut(plan, schedule)
        print("invited  \(count)  (their mails wait in the outbox)")
    }

    private func tell(_ plan: Invitations.Plan) {
        let lines = plan.list.malformed
        print("to invite  \(plan.entries.count)")
        let named = lines.prefix(20).map(String.init).joined(separator: ", ")
        let more = lines.count > 20 ? ", …" : ""
        print("malformed  \(lines.count)" + (lines.isEmpty ? "" : "  (lines \(named)\(more))"))
        print("duplicates  \(plan.list.duplicates)")
        print("invited before  \(plan.invitedBefore)")
        print("suppressed  \(plan.suppressed)")
    }

    /// How many, and never who.
    private func tell(_ tally: InvitationTally) {
        print("invited  \(tally.total)")
        for state in [StoredInvitation.State.answered, .declined, .ended] {
            print("\(state.rawValue)  \(tally.byState[state] ?? 0)")
        }
        print("waiting  \(tally.byState[.invited] ?? 0)")
        print("reminded  \(tally.reminded)")
    }
}
