import ArgumentParser
import Service
import Store
import Values

/// `recount subscriber show`: where one person stands, in plain words.
struct ShowSubscriber: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Tell where one person stands.",
        discussion: "What was decided when and by which words: recount consent history --email.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "The person's address.")
    var email: String

    func run() throws {
        let instance = try open(try settings())
        let digest = instance.vault.digest(of: try OperatorFault.address(email))
        guard let subscription = try instance.store.subscription(withAddress: digest) else {
            guard let suppression = try instance.store.suppression(of: digest) else {
                throw OperatorFault.unknownAddress
            }
            return print("no subscriber has this address\n\(suppression.sentence)")
        }
        print(try SubscriberStanding(of: subscription, in: instance).text)
    }
}

extension SubscriberStanding {
    /// The standing in a few sentences, one a line.
    fileprivate var text: String {
        ([sentence, "mails are written in: \(language)"]
            + purposes.map { "\($0.name): \($0.status.meaning) (\($0.day))" }
            + [bounces == 0 ? "no mail came back" : "mails that came back for a while: \(bounces)"]
            + [suppression?.sentence ?? "the address is not suppressed"])
            .joined(separator: "\n")
    }

    private var sentence: String {
        switch state {
        case .waiting: "subscriber \(number), asked on \(askedOn), has not confirmed the address"
        case .confirmed: "subscriber \(number), asked on \(askedOn), has confirmed the address"
        case .imported: "subscriber \(number) was imported on \(askedOn)"
        case .ended:
            "subscriber \(number), since \(askedOn); no consent stands any more"
                + (endedOn.map { " since \($0)" } ?? "")
        }
    }
}

extension Suppression {
    /// What holds, for an operator.
    var sentence: String { "nobody may write to the address since \(day): \(reason.meaning)" }
}

extension Suppression.Reason {
    fileprivate var meaning: String {
        switch self {
        case .erased: "the person was erased; a fresh sign-up of their own lifts it"
        case .unsubscribed: "the person unsubscribed; a fresh sign-up of their own lifts it"
        case .bounced: "a mail came back for good; a fresh sign-up of their own lifts it"
        case .complaint: "the person complained; nothing lifts it"
        case .operator: "an operator said so; nothing lifts it"
        }
    }
}
