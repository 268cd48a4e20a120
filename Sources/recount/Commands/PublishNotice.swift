import ArgumentParser
import Foundation
import Service

/// `recount notice publish`: puts a privacy policy or terms in force.
struct PublishNotice: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Put a privacy policy or terms in force; a running server follows at once.",
        discussion: """
            The file is Markdown and is named privacy.LANGUAGE.md or terms.LANGUAGE.md. The exact \
            bytes are kept for ever, and so are those of every earlier version.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The notice.", valueName: "file"))
    var file: String

    func run() throws {
        guard let content = FileManager.default.contents(atPath: file) else {
            throw ValidationError("‘\(file)’ cannot be read; check its name and permissions")
        }
        let settings = try settings()
        let instance = try open(settings)
        let publisher = Publisher(store: instance.store, site: settings.site, clock: instance.clock)
        let isNew = try publisher.publish(ContentSource.File(path: file, bytes: [UInt8](content)))
        print(isNew ? "published ‘\(file)’" : "‘\(file)’ is in force already; nothing changed")
    }
}
