import Service
import Store
import ArgumentParser

/// `recount form list`: the surveys that are published.
struct ListForms: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the published surveys with their responses.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let forms = try open(try settings()).store.forms()
        guard !forms.isEmpty else {
            print("no survey is published; publish one with: recount form publish FILE")
            return
        }
        for form in forms {
            print(
                "\(form.name)  \(form.version)  \(form.isOpen ? "open" : "closed")  "
                    + "\(form.responses) responses")
        }
    }
}
