import ArgumentParser
import Service

/// `recount config check`: whether the configuration can be used.
struct CheckSettings: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Say everything that is wrong with the configuration.",
        discussion: """
            Reads the file and the variables as ‘recount serve’ does. Ends with 0 when they can be \
            used. Otherwise it ends with 1 and lists every fault: what is no setting, what has a \
            wrong value and what it must be, what is missing, and which secret cannot be read. What \
            should be done though it can be used is advice: it goes to stderr.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    func run() throws {
        let inForce = try settingsInForce()
        for advice in inForce.advice { Progress.tell("advice: \(advice)") }
        let count = inForce.countOfSet
        let (all, verb) = (SettingsCatalogue.all.count, count == 1 ? "is" : "are")
        print("the configuration is in order: \(count) of \(all) settings \(verb) set")
    }
}
