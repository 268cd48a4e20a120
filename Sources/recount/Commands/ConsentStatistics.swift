import Service
import Values
import Store
import ArgumentParser

/// `recount consent stats`: how many people stand where.
struct ConsentStatistics: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "stats", abstract: "Count people by purpose and status of their consent.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let totals = try open(try settings()).store.consentTotals()
        guard !totals.isEmpty else {
            print("nobody has been asked for consent yet")
            return
        }
        for total in totals {
            let source = total.form?.text ?? "sign-up"
            print("\(source)  \(total.purpose)  \(total.status)  \(total.subjects)")
        }
    }
}
