import ArgumentParser
import Consent
import Service
import Values

/// `recount subscriber import`: takes a list in that was kept elsewhere.
struct ImportSubscribers: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take in a list of subscribers that was kept elsewhere.",
        discussion: """
            Without --write it only tells what would happen. The file is CSV in UTF-8; its first \
            line names the columns: ‘email’, and as far as you have them ‘language’, \
            ‘consented_on’ (a day such as 2024-05-31), ‘notice’ (the SHA-256 of the words by which \
            the person was asked) and ‘method’ (\(methods)). Other columns are not used.

            The last three together are a proof: the person is subscribed by it, and the record says \
            that it was imported, when, and by the SHA-256 of which list. With none of them the \
            consent is unknown: the address is never exported and gets no mail until the person has \
            signed up and confirmed, and is erased after retention.addressDays. Some of the three \
            are a fault, and a list with faults is refused as a whole.

            The words must be kept here, because a checksum alone proves nothing: give them by \
            --words, or name a consent notice that this service asked by. A privacy policy or terms \
            are not such words. Nobody is subscribed who is known here already or whose address is \
            suppressed. The same list again changes nothing.
            """)

    private static let methods = ImportedConsent.Method.allCases.map(\.rawValue)
        .joined(separator: ", ")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: ArgumentHelp("The list.", valueName: "file"))
    var file: String

    @Option(help: "What the mails are about.")
    var purpose = "updates"

    @Option(
        help: ArgumentHelp(
            "Words beside the box elsewhere, exactly as they stood there, as NAME.LANGUAGE.txt; "
                + "can be repeated.", valueName: "file"))
    var words: [String] = []

    @Flag(help: "Leave faulty rows out, and take in the others.")
    var skipFaulty = false

    @Flag(help: "Do it.")
    var write = false

    func run() throws {
        let purpose = try OperatorFault.purpose(purpose)
        let words = try words.map {
            try ImportedWords(.init(path: $0, bytes: OperatorFault.contents(of: $0)))
        }
        let settings = try settings()
        let work = SubscriberImport(
            try open(settings), settings, list: try OperatorFault.contents(of: file), for: purpose,
            words: words)
        for words in words {
            print("words  \(words.notice.digest)  \(words.notice.language)  \(words.notice.label)")
        }
        let report = try work.report { ProgressLine.count("rows", $0) }
        tell(report)
        try refuse(report.faults)
        guard write else { return print("nothing was changed; run it with --write") }
        print("imported  \(try work.carryOut(report) { ProgressLine.count("rows", $0) })")
    }

    private func tell(_ report: SubscriberImport.Report) {
        print("new  \(report.new)")
        print("  with proof  \(report.proven)")
        print("  without proof  \(report.unproven)  (no mail before they confirm themselves)")
        print("known already  \(report.known)")
        print("suppressed  \(report.suppressed)")
        print("twice in the file  \(report.repeated.count)" + Self.lines(report.repeated))
        print("faulty  \(report.faults.count)")
        for fault in report.faults { print("  \(fault)") }
        if !report.unusedColumns.isEmpty {
            print("columns that are not used  \(report.unusedColumns.count)")
        }
    }

    private static func lines(_ numbers: [Int]) -> String {
        guard !numbers.isEmpty else { return "" }
        let named = numbers.prefix(20).map(String.init).joined(separator: ", ")
        return "  (lines \(named)\(numbers.count > 20 ? ", …" : ""); the first one counts)"
    }

    private func refuse(_ faults: [ImportFault]) throws {
        if faults.contains(where: { !$0.canBeSkipped }) { throw OperatorFault.unreadableList }
        if !skipFaulty, !faults.isEmpty { throw OperatorFault.faultyList }
    }
}
