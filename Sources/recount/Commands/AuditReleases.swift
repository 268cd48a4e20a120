import ArgumentParser
import Disclosure
import Export
import Service

/// `recount release audit`: all releases of the plan in force, looked at once more.
struct AuditReleases: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look at all that was published of a survey once more.",
        discussion: """
            Says what was published by the plan in force, whether it is what the ledger attests, and \
            whether each range holds the true count where that is known still. --json prints one \
            document for an auditor who works out from it alone what a reader could; it holds \
            nothing that is not public.

            Ends with 0 when nothing is wrong, with 1 and what is.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var survey: String

    @Flag(help: "Print the document for an auditor.")
    var json = false

    @Flag(
        help: ArgumentHelp(
            "With --json: add the true counts, for your eyes alone. Those of a release whose people "
                + "are not all there any more are not known."))
    var withTrueCounts = false

    func validate() throws {
        guard json || !withTrueCounts else {
            throw ValidationError("--with-true-counts goes with --json")
        }
    }

    func run() throws {
        let instance = try open(try settings())
        let plans = try plans(of: survey, in: instance.store)
        guard let audit = try ReleaseAudit(plans, in: instance) else {
            throw ReleaseFault.noPlan(plans.name)
        }
        guard json else { return try tell(audit, plans) }
        let document = audit.document(withTrueCounts: withTrueCounts)
        print(String(decoding: document.bytes, as: UTF8.self))
        guard withTrueCounts else { return }
        Progress.tell("true counts, for your eyes, not for publication")
        for number in audit.unknown { Progress.tell(Self.unknown(number)) }
    }

    private static func unknown(_ number: Int) -> String {
        "the true counts of release \(number) are not known any more: somebody whom it counted has "
            + "left or changed an answer"
    }

    private func tell(_ audit: ReleaseAudit, _ plans: ReleasePlans) throws {
        let review = audit.review
        guard review.releases > 0 else { throw ReleaseFault.noRelease(plans.name) }
        let releases = review.releases == 1 ? "1 release" : "\(review.releases) releases"
        print("\(releases) by the plan in force, each with its leaf in the ledger")
        print(
            "\(review.tables) tables, \(review.coarser) of them less exact than planned; "
                + "\(review.missing) more are not shown")
        print("\(review.counts) ranges, \(review.small) of them say only that a number is small")
        print("\(review.compared) ranges compared with the true numbers")
        for number in audit.unknown { print(Self.unknown(number)) }
        for finding in audit.findings { print(finding) }
        guard audit.findings.isEmpty else { throw ExitCode.failure }
        print("nothing is wrong")
    }
}
