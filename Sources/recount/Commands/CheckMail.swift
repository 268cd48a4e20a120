import ArgumentParser
import Mail
import Service
import Values

/// `recount doctor mail`: sends a mail on trial, or reads how one arrived.
struct CheckMail: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Send yourself a mail on trial, or read how it arrived.",
        discussion: """
            Save the mail as it arrived, with its whole header, and name that file by --raw: what the \
            receiving server says of SPF, DKIM and DMARC is told in words, with what to set in DNS. \
            Ends with 1 when something is to be done.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "An address of your own, best at a large provider.")
    var address: String?

    @Option(help: ArgumentHelp("The mail as it arrived.", valueName: "file"))
    var raw: String?

    func validate() throws {
        guard (address == nil) != (raw == nil) else {
            throw ValidationError("name an address to send to, or a file by --raw")
        }
    }

    func run() throws {
        let settings = try settings()
        if let raw { try read(raw, settings) }
        if let address { try send(to: address, settings) }
    }

    private func read(_ path: String, _ settings: Settings) throws {
        let message = IncomingMessage(try OperatorFault.contents(of: path))
        let findings = MailAuthentication(message).findings
        let advice = AuthenticationAdvice(relay: settings.mail.relay?.host)
        for finding in findings {
            print((finding.isSound ? "good: " : "to do: ") + advice.text(of: finding))
        }
        guard findings.allSatisfy(\.isSound) else { throw ExitCode.failure }
    }

    private func send(to text: String, _ settings: Settings) throws {
        guard let address = EmailAddress(text) else { throw OperatorFault.malformedAddress }
        let instance = try open(settings)
        let way = settings.mail.way
        guard way == .smtp || way == .folder else { throw OperatorFault.mailsAreOff }
        let trial = try TrialMail(
            instance, settings, settings.pages(), logger: settings.logger())
        guard let trial else { throw OperatorFault.noSender }
        switch try trial.send(to: address) {
        case .delivered: tell(way, settings)
        case .deferred(let fault), .refused(let fault): throw OperatorFault.notSent(fault)
        }
    }

    private func tell(_ way: MailSettings.Way, _ settings: Settings) {
        if settings.publicURL?.hasPrefix("https://") != true {
            Progress.tell("advice: set publicUrl to an https address; no link to leave by without")
        }
        guard way == .smtp else {
            return print(
                "written into ‘\(settings.mailFolder)’; to send mails, set mail.transport to ‘smtp’"
            )
        }
        print(
            """
            the relay has taken the mail. Look whether it arrives, also among unwanted mail; then
            save it with its whole header (“show original”) and run: recount doctor mail --raw FILE
            """)
    }
}
