import ArgumentParser
import Service
import Store
import Values

/// `recount story list`: the candidates, and where the texts stand that were made of them.
struct ListStories: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the candidates and where their texts stand.",
        discussion: "One line each, without a word of any story; ‘recount story show’ has them.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "Only stories of this survey.")
    var form: String?

    func run() throws {
        let list = StoryList(try open(try settings()))
        var count = 0
        try list.forEachCandidate(of: try form.map(OperatorFault.survey)) { candidate in
            count += 1
            print(candidate.line)
            for text in candidate.texts { print(text.line) }
        }
        if count == 0 { print("there are no stories whose authors consent to publishing") }
    }
}

extension StoryCandidate {
    fileprivate var line: String {
        "\(reference)  \(response.form)  \(response.language)  \(response.receivedOn)  "
            + "\(text.count) characters"
    }
}

extension StoredStory {
    /// Where it stands, in one line.
    fileprivate var line: String {
        "  \(name)  \(state.rawValue)  \(publishedOn ?? decidedOn ?? proposedOn)"
    }
}
