import ArgumentParser
import Consent
import Export
import FormModel
import Foundation
import Report
import Service
import Store
import Values

/// `recount export`: the counts of a survey, or its records for one purpose.
struct ExportSurvey: InstanceCommand {
    /// How counts and records are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, json, jsonl, sav, dta, xlsx, fhir, datapackage
    }

    static let configuration = CommandConfiguration(
        commandName: "survey",
        abstract: "Write a survey's counts, or its records for one purpose; not for publication.",
        discussion: """
            Without --records, the true counts as csv or json. With --records, one record for each \
            response whose consent to --purpose stands at this moment. Questions that serve other \
            purposes alone stay out, and so do those that can name a person, unless the survey puts \
            them under this purpose alone. Whoever withdraws later is still in the file: write it anew for \
            each use, and delete it afterwards.

            Formats of records: csv, jsonl (JSON Lines), sav (SPSS), dta (Stata), xlsx (Excel with a \
            codebook), fhir (a folder of HL7 FHIR R4 QuestionnaireResponse and Questionnaire), \
            datapackage (a folder after Frictionless Data). Where there is no value they say why: not \
            shown, skipped, prefers not to say, or not in that version of the survey.

            Beside a file lies FILE.export.json, by which ‘recount export verify FILE’ sees whether it \
            is whole.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var form: String

    @Option(
        help: ArgumentHelp(
            "csv or json; with --records csv, jsonl, sav, dta, xlsx, fhir or datapackage.",
            valueName: "format"))
    var format: Format = .csv

    @Flag(help: "Write a record for each response, not counts.")
    var records = false

    @Option(help: "What the records are for: one of the survey's purposes. Needed with --records.")
    var purpose: String?

    @Flag(help: "Write the words of choices instead of their codes (csv).")
    var labels = false

    @Option(
        help: ArgumentHelp(
            "The file or folder to write, which must not exist; otherwise to stdout, which csv, json "
                + "and jsonl can.", valueName: "file"))
    var output: String?

    func validate() throws {
        guard records else { return try validateCounts() }
        guard purpose != nil else {
            throw ValidationError("--records needs --purpose, one of the survey's purposes")
        }
        guard let kind = ExportFormat(rawValue: format.rawValue) else {
            throw ValidationError("--format \(format.rawValue) is for counts, without --records")
        }
        guard output != nil || kind.canStream else {
            throw ValidationError("--format \(format.rawValue) needs --output")
        }
        guard !labels || kind == .csv else {
            throw ValidationError("--labels is for --format csv; the other formats hold both")
        }
    }

    private func validateCounts() throws {
        guard format == .csv || format == .json else {
            throw ValidationError("--format \(format.rawValue) is for records; add --records")
        }
        guard purpose == nil, !labels else {
            throw ValidationError("--purpose and --labels are for records; add --records")
        }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        if records {
            try exportRecords(of: instance, settings)
        } else {
            try exportCounts(of: instance)
        }
    }

    private func exportCounts(of instance: Instance) throws {
        let table = try instance.store.countTable(of: form)
        let target = try output.map(OperatorFault.create) ?? FileHandle.standardOutput
        try instance.store.record(
            OperatorAction(.exported, ["form": form, "what": "counts"]),
            leaf: .recordsExported(on: instance.clock.now.day))
        let text = format == .json ? JSONReport.text(of: table) : CSVExport.text(of: table)
        try target.write(contentsOf: Data(text.utf8))
    }
}

// MARK: - Records

extension ExportSurvey {
    private func exportRecords(of instance: Instance, _ settings: Settings) throws {
        let export = try export(of: instance, settings)
        let receipt =
            if let output {
                try export.run(at: output, progress: ProgressLine.report)
            } else {
                try export.run(
                    to: OutputFile(.standardOutput), progress: ProgressLine.report)
            }
        for line in RecordWords(export.table, receipt).lines { Progress.tell(line) }
    }

    private func export(of instance: Instance, _ settings: Settings) throws -> RecordExport {
        guard let name = FormName(form), let stored = try instance.store.form(named: name) else {
            throw OperatorFault.unknownSurvey(form)
        }
        let named = PurposeIdentifier(purpose ?? "")
        let kind = ExportFormat(rawValue: format.rawValue) ?? .csv
        let manner = ExportManner(
            wording: labels ? .labels : .codes, origin: settings.publicURL)
        let export = try named.flatMap {
            try RecordExport(
                of: stored, in: instance, for: $0, as: kind, manner)
        }
        guard let export else {
            throw OperatorFault.foreignPurpose(
                purpose ?? "", of: form, known: try stored.read().main.purposes.map(\.identifier))
        }
        return export
    }
}
