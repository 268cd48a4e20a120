import ArgumentParser
import FormModel
import Service
import Store
import Values

/// `recount form diff`: says how a survey file differs from what is published.
struct CompareForm: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Say how a survey file differs from the published version.",
        discussion: """
            Wording is a patch, something new is minor, a question or code that is gone or means \
            something else is major. Ends with 1 when the file cannot be published as it is.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The survey file.", valueName: "file"))
    var file: String

    func run() throws {
        let form = try SurveyFile(file).read().get()
        let settings = try settings()
        let instance = try open(settings)
        let publisher = Publisher(store: instance.store, site: settings.site, clock: instance.clock)
        guard let published = try publisher.published(form.name) else {
            print("‘\(form.name)’ is not published; all of it is new")
            return
        }
        let changes = form.changes(since: published)
        for change in changes { print(ChangeTexts.english(change)) }
        try publisher.check(form)
        print(
            changes.isEmpty
                ? "‘\(form.name)’ \(form.version) says the same as the published version"
                : "‘\(form.name)’ \(form.version) can be published over \(published.version)")
    }
}
