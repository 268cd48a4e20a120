import FormModel
import ArgumentParser
import Service

/// `recount form publish`: puts a survey in force.
struct PublishForm: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Put a survey in force; a running server follows within a second.",
        discussion: "Takes the translations along: NAME.LANGUAGE.yaml beside NAME.yaml.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The survey file.", valueName: "file"))
    var file: String

    private static func words(for translations: [Translation]) -> String {
        let languages = translations.map { "\($0.language) \($0.version)" }
        return languages.isEmpty ? "" : " with \(languages.joined(separator: ", "))"
    }

    func run() throws {
        let survey = SurveyFile(file)
        let main = try survey.read().get()
        let form = TranslatedForm(
            main, translations: try survey.sideFiles().map { try $0.read(of: main).get() })
        let settings = try settings()
        let instance = try open(settings)
        let publisher = Publisher(store: instance.store, site: settings.site, clock: instance.clock)
        let isNew = try publisher.publish(form)
        print(
            isNew
                ? "published ‘\(main.name)’ \(main.version)" + Self.words(for: form.translations)
                : "‘\(main.name)’ \(main.version) is in force already; nothing changed")
    }
}
