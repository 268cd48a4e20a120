import ArgumentParser
import FormModel
import Service
import Store
import Values

/// `recount release`: results for the public.
struct ReleaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Publish results in which nobody can be found.",
        discussion: """
            Numbers are published as ranges, and below 11 only as “fewer than 11”. Every release \
            leaves out some people picked at random, so that nobody can tell from two releases who \
            left, and earlier releases are taken into account. What is published is fixed by a plan \
            before the first release.
            """,
        subcommands: [
            PlanReleases.self, EstimateReleases.self, MakeRelease.self, ListReleases.self,
            ShowRelease.self, AuditReleases.self,
        ])
}

extension InstanceCommand {
    /// The plans of the survey of that name.
    func plans(of text: String, in store: any ReadingStore) throws -> ReleasePlans {
        guard let name = FormName(text), let stored = try store.form(named: name) else {
            throw OperatorFault.unknownSurvey(text)
        }
        return try ReleasePlans(of: stored, in: store)
    }
}
