import ArgumentParser
import Consent
import Foundation
import Service
import Store
import Values

/// `recount subscriber list`: where the subscribers stand, without their addresses.
struct ListSubscribers: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the subscribers, without their addresses.",
        discussion: "One line each, in the order of their arrival; the last line counts them all, "
            + "also those beyond --limit.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "Only who was asked for this purpose, for example updates.")
    var purpose: String?

    @Option(help: "Only this state: confirmed, waiting, imported or ended.")
    var state: SubscriberStanding.State?

    @Option(help: "How many to list.")
    var limit = 100

    @Flag(help: "Write one JSON object a line.")
    var json = false

    func run() throws {
        let named = try purpose.map(OperatorFault.purpose)
        let list = SubscriberList(try open(try settings()))
        var (totals, suppressed, listed) = ([SubscriberStanding.State: Int](), 0, 0)
        try list.forEachStanding(purpose: named, state: state) { standing in
            totals[standing.state, default: 0] += 1
            suppressed += standing.suppression == nil ? 0 : 1
            guard listed < limit else { return }
            listed += 1
            print(json ? Self.text(of: standing.json) : standing.line)
        }
        print(json ? Self.json(totals, suppressed) : Self.line(totals, suppressed))
    }

    private static func line(_ totals: [SubscriberStanding.State: Int], _ suppressed: Int) -> String
    {
        let parts = SubscriberStanding.State.allCases.map { "\(totals[$0] ?? 0) \($0.rawValue)" }
        let all = totals.values.reduce(0, +)
        return "total \(all): \(parts.joined(separator: ", ")); \(suppressed) suppressed"
    }

    private static func json(_ totals: [SubscriberStanding.State: Int], _ suppressed: Int) -> String
    {
        var members = ["suppressed": JSONValue.integer(Int64(suppressed))]
        for state in SubscriberStanding.State.allCases {
            members[state.rawValue] = .integer(Int64(totals[state] ?? 0))
        }
        members["all"] = .integer(Int64(totals.values.reduce(0, +)))
        return text(of: .object(["totals": .object(members)]))
    }

    private static func text(of value: JSONValue) -> String {
        String(decoding: value.canonical, as: UTF8.self)
    }
}

extension SubscriberStanding.State: ExpressibleByArgument {}

extension SubscriberStanding {
    /// The standing in one line for an operator.
    fileprivate var line: String {
        let statuses = purposes.map { "\($0.name)=\($0.status.rawValue)" }
        return
            (["\(number)", state.rawValue, language.text, askedOn.description] + statuses
            + ["bounces=\(bounces)"]
            + (suppression.map { ["suppressed=\($0.reason.rawValue)"] } ?? []))
            .joined(separator: "  ")
    }
}
