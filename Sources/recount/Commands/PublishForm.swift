import FormModel
import ArgumentParser
import Service

/// `recount form publish`: puts a survey in force.
struct PublishForm: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Put a survey in force; a running server follows within a second.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The survey file.", valueName: "file"))
    var file: String

    func run() throws {
        let form = try SurveyFile(file).read().get()
        let settings = try settings()
        let instance = try open(settings)
        let publisher = Publisher(store: instance.store, site: settings.site, clock: instance.clock)
        let isNew = try publisher.publish(form)
        print(
            isNew
                ? "published ‘\(form.name)’ \(form.version)"
                : "‘\(form.name)’ \(form.version) is in force already; nothing changed")
    }
}
