import ArgumentParser
import Consent
import Export
import FormModel
import Foundation
import Report
import Service
import Store
import Values

/// `recount export`: what was published of a survey, or its records for one purpose, or true counts.
struct ExportSurvey: InstanceCommand {
    /// How counts and records are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case csv, json, jsonl, sav, dta, xlsx, fhir, datapackage
    }

    static let configuration = CommandConfiguration(
        commandName: "survey",
        abstract: "Write a survey's published results, or its records for one purpose.",
        discussion: """
            Without --records, the tables of the latest release, or of the one that --release names, as \
            they were published: a row for each answer with the range of its count. Formats: csv, jsonl \
            (JSON Lines), xlsx (Excel with a codebook), datapackage (a folder after Frictionless Data).

            With --records, one record for each response whose consent to --purpose stands at this moment; \
            not for publication. Questions that serve other purposes alone stay out, and so do those \
            that can name a person, unless the survey puts them under this purpose alone. Whoever \
            withdraws later is still in the file: write it anew for each use, and delete it afterwards.

            Formats of records: csv, jsonl (JSON Lines), sav (SPSS), dta (Stata), xlsx (Excel with a \
            codebook), fhir (a folder of HL7 FHIR R4 QuestionnaireResponse and Questionnaire), \
            datapackage (a folder after Frictionless Data). Where there is no value they say why: not \
            shown, skipped, prefers not to say, or not in that version of the survey.

            With --counts, the true counts as csv or json, for your eyes, not for publication.

            Beside a file lies FILE.export.json, by which ‘recount export verify FILE’ sees whether it \
            is whole.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var form: String

    @Option(
        help: ArgumentHelp(
            "csv, jsonl, xlsx or datapackage; with --records sav, dta and fhir too; with --counts csv "
                + "or json.", valueName: "format"))
    var format: Format = .csv

    @Option(
        help: ArgumentHelp(
            "The number of the release to write; otherwise the latest.", valueName: "number"))
    var release: Int?

    @Flag(help: "Write a record for each response, not published results.")
    var records = false

    @Flag(help: "Write the true counts, not published results.")
    var counts = false

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
        guard [records, counts, release != nil].count(where: \.self) < 2 else {
            throw ValidationError("choose one of --records, --counts and --release")
        }
        guard records || purpose == nil && !labels else {
            throw ValidationError("--purpose and --labels are for records; add --records")
        }
        if records {
            try validateRecords()
        } else if counts {
            guard format == .csv || format == .json else {
                throw ValidationError(
                    "--format \(format.rawValue) is not for counts; csv and json are")
            }
        } else {
            try validateRelease()
        }
    }

    private func validateRecords() throws {
        guard purpose != nil else {
            throw ValidationError("--records needs --purpose, one of the survey's purposes")
        }
        guard let kind = ExportFormat(rawValue: format.rawValue) else {
            throw ValidationError("--format \(format.rawValue) is for counts; add --counts")
        }
        try validatePlace(of: kind)
        guard !labels || kind == .csv else {
            throw ValidationError("--labels is for --format csv; the other formats hold both")
        }
    }

    private func validateRelease() throws {
        guard let kind = ExportFormat(rawValue: format.rawValue) else {
            throw ValidationError("--format \(format.rawValue) is for counts; add --counts")
        }
        guard FlatTableFile.Format(kind) != nil else {
            throw ValidationError(
                "--format \(format.rawValue) is for records of people; published results can be "
                    + "csv, jsonl, xlsx or datapackage")
        }
        try validatePlace(of: kind)
    }

    private func validatePlace(of kind: ExportFormat) throws {
        guard output != nil || kind.canStream else {
            throw ValidationError("--format \(format.rawValue) needs --output")
        }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        if records {
            try exportRecords(of: instance, settings)
        } else if counts {
            try exportCounts(of: instance)
        } else {
            try exportRelease(of: instance)
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

// MARK: - Published results

extension ExportSurvey {
    private func exportRelease(of instance: Instance) throws {
        let name = try instance.store.survey(named: form).form.name
        guard let kind = ExportFormat(rawValue: format.rawValue),
            let written = FlatTableFile.Format(kind)
        else { preconditionFailure("A format that is none of releases was refused.") }
        guard let export = try ReleaseExport(release, of: name, in: instance) else {
            throw try fault(of: name, in: instance)
        }
        if let output {
            try export.run(at: output, as: kind, written)
        } else {
            try export.run(to: OutputFile(.standardOutput), as: written)
        }
        for line in ReleaseWords(export).lines { Progress.tell(line) }
    }

    private func fault(of name: FormName, in instance: Instance) throws -> OperatorFault {
        let serials = try instance.store.releases(of: name).map(\.serial)
        guard let release, let last = serials.last else { return .noRelease(of: form) }
        return .unknownRelease(release, of: form, last: last)
    }
}
