import Service
import ArgumentParser
import Disclosure
import FormModel
import Foundation
import Report
import Store
import Values

/// `recount report`: the operator's own view of a survey.
struct ShowReport: InstanceCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show a survey's true counts, for your eyes, not for publication.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var form: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() throws {
        let store = try open(try settings()).store
        let table = try store.countTable(of: form)
        let text =
            json
            ? JSONReport.text(of: table) : TerminalReport(width: Terminal.width).text(of: table)
        print(text, terminator: "")
    }
}

extension ReadingStore {
    /// The true counts of the form of that name.
    func countTable(of text: String) throws -> CountTable {
        guard let name = FormName(text), let stored = try form(named: name) else {
            throw OperatorFault.unknownSurvey(text)
        }
        let form = try FormReader.read(stored.source, fileName: text).get()
        let rows = try counts(of: name).map { ("\($0.item)/\($0.cell)", $0.responses) }
        let counts = Dictionary(rows) { first, _ in first }
        return CountTable(form: form, responses: stored.responses) { counts["\($0)"] ?? 0 }
    }
}

/// The terminal that the output goes to.
enum Terminal {
    /// How wide it is, in columns; 80 when it does not say.
    static var width: Int {
        ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? window ?? 80
    }

    private static var window: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
