import Service
import ArgumentParser
import Consent
import Report
import Store
import Values

/// `recount export`: aggregated counts for other programs.
struct ExportCounts: InstanceCommand {
    /// How counts are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, json
    }

    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a survey's true counts as CSV or JSON, not for publication.")

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var form: String

    @Option(help: "csv or json.")
    var format: Format = .csv

    func run() throws {
        let instance = try open(try settings())
        let table = try instance.store.countTable(of: form)
        try instance.store.record(
            OperatorAction(.exported, ["form": form, "what": "counts"]),
            leaf: .recordsExported(on: instance.clock.now.day))
        switch format {
        case .csv: print(CSVExport.text(of: table), terminator: "")
        case .json: print(JSONReport.text(of: table), terminator: "")
        }
    }
}
