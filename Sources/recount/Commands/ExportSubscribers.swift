import ArgumentParser
import Foundation
import Service
import Values

/// `recount subscriber export`: who may be written to, for another program.
struct ExportSubscribers: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write who may be written to at this moment.",
        discussion: "Only confirmed or proven addresses whose consent to the purpose stands and "
            + "that are not suppressed, each with the links that end the mails. Whoever "
            + "unsubscribes later is still in the file: write it anew before each mailing.")

    /// How many lines lie between two words about progress.
    private static let step = 500

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Option(help: "The purpose of the mails, for example updates.")
    var purpose: String

    @Option(help: "csv, jsonl or listmonk.")
    var format: MailingFormat

    @Option(help: "The file to write, which must not exist; otherwise to stdout.")
    var output: String?

    func run() throws {
        let settings = try settings()
        guard let origin = settings.publicURL else { throw OperatorFault.noPublicAddress }
        let export = MailingExport(
            try open(settings), purpose: try OperatorFault.purpose(purpose), format: format,
            origin: origin)
        let target = try output.map(OperatorFault.create) ?? FileHandle.standardOutput
        let receipt = try export.run(progress: Self.tell) { line in
            try target.write(contentsOf: Data(line))
        }
        if output != nil { try target.synchronize() }
        tell(receipt)
    }

    private static func tell(_ rows: Int) {
        guard rows % step == 0, isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(rows) subscribers".utf8))
    }

    private func tell(_ receipt: MailingExport.Receipt) {
        let start = isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : ""
        var text = "\(start)\(receipt.rows) subscribers, SHA-256 \(receipt.digest)\n"
        if receipt.omitted > 0 {
            text +=
                "left out: \(receipt.omitted) whose address a spreadsheet takes for a formula; "
                + "--format jsonl holds them\n"
        }
        FileHandle.standardError.write(Data(text.utf8))
    }
}

extension MailingFormat: ExpressibleByArgument {}
