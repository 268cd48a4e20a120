import ArgumentParser
import Service
import Store
import Values

/// `recount form close`: ends the taking of a survey.
struct CloseForm: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "close",
        abstract: "Take no more answers to a survey; what was answered stays.",
        discussion: "Publishing the survey opens it again.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The survey's name.", valueName: "survey"))
    var name: String

    func run() throws {
        let instance = try open(try settings())
        guard let name = FormName(name) else { throw OperatorFault.unknownSurvey(name) }
        let isChanged = try instance.store.close(name, on: instance.clock.now.day)
        print(isChanged ? "closed ‘\(name)’" : "‘\(name)’ is closed already")
    }
}
