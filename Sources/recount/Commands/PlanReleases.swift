import ArgumentParser
import Disclosure
import Export
import FormModel
import Foundation
import Service
import Store
import Values

/// `recount release plan`: prints, checks and puts in force what is published of a survey.
struct PlanReleases: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Print, check, or put in force what is published of a survey.",
        discussion: """
            Prints the plan in force, or where there is none the usual one of the survey: a table \
            for each question with answers that can be counted. Save it, look through it before you \
            look at any answer, and put it in force with --use.

            A changed plan is another plan. Its tables are not audited together with those that \
            were published already, so that --use refuses it then unless --replace is there too.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var survey: String

    @Option(help: ArgumentHelp("Say everything that is wrong in a plan.", valueName: "file"))
    var check: String?

    @Option(help: ArgumentHelp("Put a plan in force.", valueName: "file"))
    var use: String?

    @Flag(help: "With --use: begin anew, though another plan has had releases.")
    var replace = false

    func validate() throws {
        guard check == nil || use == nil else {
            throw ValidationError("--check and --use name one file; --use checks it as well")
        }
        guard !replace || use != nil else { throw ValidationError("--replace goes with --use") }
    }

    func run() throws {
        let instance = try open(try settings())
        let plans = try plans(of: survey, in: instance.store)
        if let check {
            try self.check(check, plans)
        } else if let use {
            try put(read(use, plans), plans, instance)
        } else {
            try show(plans, instance.store)
        }
    }

    private func show(_ plans: ReleasePlans, _ store: any ReadingStore) throws {
        let inForce = try plans.inForce()
        guard let planned = inForce ?? plans.usual else {
            throw ReleaseFault.nothingToCount(plans.name)
        }
        print(PlanWriter(planned.plan, of: planned.form).text, terminator: "")
        Progress.tell(
            inForce == nil
                ? "no plan is in force; save this one, look through it, and use it with --use FILE"
                : "this plan is in force")
    }

    private func read(_ path: String, _ plans: ReleasePlans) throws -> ReleasePlans.Planned {
        try plans.read(try OperatorFault.contents(of: path), fileName: path).get()
    }

    private func check(_ path: String, _ plans: ReleasePlans) throws {
        switch plans.read(try OperatorFault.contents(of: path), fileName: path) {
        case .success(let planned):
            let isInForce = try plans.inForce()?.plan.digest == planned.plan.digest
            print(
                "\(path): the plan is in order, with \(planned.plan.tables.count) tables"
                    + (isInForce ? "; it is in force" : ""))
        case .failure(let findings):
            print(findings)
            throw ExitCode.failure
        }
    }

    private func put(
        _ planned: ReleasePlans.Planned, _ plans: ReleasePlans, _ instance: Instance
    ) throws {
        let plan = planned.plan
        let others = try instance.store.releases(of: plans.name).count { $0.plan != plan.digest }
        let isInForce = try plans.inForce()?.plan.digest == plan.digest
        guard isInForce || others == 0 || replace else {
            throw ReleaseFault.otherPlan(plans.name, releases: others)
        }
        let isNew = try instance.store.putInForce(
            NewReleasePlan(form: plans.name, bytes: plan.canonicalJSON),
            on: instance.clock.now.day,
            for: OperatorAction(
                .releasePlanned,
                ["form": plans.name.text, "plan": plan.digest.hexadecimal]))
        print(
            isNew
                ? "the plan is in force, with \(plan.tables.count) tables; make a release with: "
                    + "recount release make \(plans.name)"
                : "this plan is in force already; nothing changed")
    }
}
