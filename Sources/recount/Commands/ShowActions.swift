import ArgumentParser
import Service
import Store

/// `recount audit-log`: what operators did.
struct ShowActions: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit-log",
        abstract: "List what operators did: publications, exports, erasures, backups, restores.",
        discussion: """
            Says nothing about any person. A number behind ‘leaf’ is the position of the line in \
            the ledger that attests the action.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "How many to list.")
    var limit = 1_000

    func run() throws {
        let actions = try open(try settings()).store.actions(limit: limit)
        guard !actions.isEmpty else { return print("nothing was done yet") }
        for action in actions { print(Self.line(action)) }
    }

    private static func line(_ stored: StoredAction) -> String {
        let facts = stored.action.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let leaf = stored.leaf.map { ["leaf \($0)"] } ?? []
        return (["\(stored.happenedAt)", stored.action.kind.rawValue] + facts + leaf)
            .joined(separator: "  ")
    }
}
