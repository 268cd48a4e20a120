import Service
import ArgumentParser
import Report

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
        let table = try open(try settings()).store.countTable(of: form)
        switch format {
        case .csv: print(CSVExport.text(of: table), terminator: "")
        case .json: print(JSONReport.text(of: table), terminator: "")
        }
    }
}
