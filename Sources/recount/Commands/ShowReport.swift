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
        abstract: "Show a survey's true counts, for your eyes, not for publication.",
        discussion: """
            Reads every response that counts now. A filter is a condition as in a survey file, for \
            example: --filter 'diagnosis = lems and weight < 60'. A cross-table needs two questions, \
            for example: --cross diagnosis change; of a grid, name a row: --cross daily.walk region.
            """)

    @ParentCommand var root: Recount
    @OptionGroup var own: InstanceOptions

    @Argument(help: "The survey's name.")
    var form: String

    @Option(
        help: ArgumentHelp(
            "Count only responses for which this holds; may be repeated.",
            valueName: "condition"))
    var filter: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Lay two questions across each other; more pairs may follow.", valueName: "question"))
    var cross: [String] = []

    @Option(
        help: ArgumentHelp(
            "Show nothing but this question and the cross-tables; may be repeated.",
            valueName: "question"))
    var question: [String] = []

    @Flag(help: "Show nothing but the cross-tables.")
    var crossOnly = false

    @Option(help: ArgumentHelp("How many texts of each question to show.", valueName: "count"))
    var texts = 5

    @Option(
        help: ArgumentHelp("Draws other texts where it is another number.", valueName: "number"))
    var seed: UInt64 = 1

    @Flag(help: "Show at once what the maintained counts tell, without reading any answer.")
    var quick = false

    @Flag(help: "Print JSON.")
    var json = false

    @Option(
        help: ArgumentHelp(
            "Write a page with charts into a new file, which needs no network.", valueName: "file"))
    var html: String?

    func validate() throws {
        guard cross.count.isMultiple(of: 2) else {
            throw ValidationError("--cross needs pairs of questions")
        }
        guard (0...1_000).contains(texts) else {
            throw ValidationError("--texts goes from 0 to 1000")
        }
        guard !json || html == nil else { throw ValidationError("choose --json or --html") }
    }

    func run() throws {
        let settings = try settings()
        let instance = try open(settings)
        let survey = try instance.store.survey(named: form)
        let only = try questions(of: survey.form)
        let request = try request(survey.form, only)
        let report =
            quick
            ? try quickReport(instance.store, survey, only)
            : try fullReport(instance, survey.responses, request, settings)
        try show(report)
    }

    // MARK: - What is asked for

    private func request(_ form: Form, _ only: [ItemIdentifier]?) throws -> ReportRequest {
        guard !quick || filter.isEmpty && cross.isEmpty else { throw ReportFault.quickReads }
        return ReportRequest(
            form: form, filters: try filter.map { try condition($0, form) },
            crosses: try pairs(form), questions: only, texts: texts, seed: seed)
    }

    private func condition(_ source: String, _ form: Form) throws -> Condition {
        do {
            return try form.condition(source)
        } catch {
            throw ReportFault.badFilter(error)
        }
    }

    private func pairs(_ form: Form) throws -> [CrossRequest] {
        let variables = try cross.map { try variable($0, form) }
        return stride(from: 0, to: variables.count, by: 2).map {
            CrossRequest(rows: variables[$0], columns: variables[$0 + 1])
        }
    }

    private func variable(_ name: String, _ form: Form) throws -> CrossVariable {
        do {
            return try CrossVariable(name, in: form)
        } catch {
            throw ReportFault.badCross(error)
        }
    }

    /// The questions to show; nil for all.
    private func questions(of form: Form) throws -> [ItemIdentifier]? {
        if crossOnly { return [] }
        guard !question.isEmpty else { return nil }
        return try question.map { name in
            let item = form.items.first { $0.identifier.text == name && $0.kind.hasAnswer }
            guard let item else { throw ReportFault.unknownQuestion(name) }
            return item.identifier
        }
    }

    // MARK: - Reports

    private func quickReport(
        _ store: any ReadingStore, _ survey: (form: Form, responses: Int),
        _ only: [ItemIdentifier]?
    ) throws -> SurveyReport {
        let counts = try store.countsByCell(of: survey.form.name)
        return SurveyReport(survey.form, responses: survey.responses, only: only) {
            counts["\($0)"] ?? 0
        }
    }

    private func fullReport(
        _ instance: Instance, _ responses: Int, _ request: ReportRequest, _ settings: Settings
    ) throws -> SurveyReport {
        var done = 0
        let tally = try instance.count(request) { count in
            done += count
            // Who answers meanwhile is read too.
            let all = max(done, responses)
            ProgressLine.report(
                WorkProgress(what: "responses read", done: done, all: all, step: count))
        }
        let drafts = try instance.drafts(of: request.form, keptDays: settings.draftDays)
        return SurveyReport(tally, drafts: drafts)
    }

    // MARK: - Output

    private func show(_ report: SurveyReport) throws {
        if let html {
            try OperatorFault.create(html).write(contentsOf: Data(HTMLReport.page(of: report).utf8))
        } else if json {
            print(report.json, terminator: "")
        } else {
            let terminal = TerminalReport(width: Terminal.width, isStyled: Terminal.isStyled)
            print(terminal.text(of: report), terminator: "")
        }
    }
}

extension ReadingStore {
    /// The version in force of the form of that name, and how many responses count.
    func survey(named text: String) throws -> (form: Form, responses: Int) {
        guard let name = FormName(text), let stored = try form(named: name) else {
            throw OperatorFault.unknownSurvey(text)
        }
        let form = try FormReader.read(stored.source, fileName: text).get()
        return (form, stored.responses)
    }

    /// The maintained counts by `item/cell`.
    func countsByCell(of name: FormName) throws -> [String: Int] {
        let rows = try counts(of: name).map { ("\($0.item)/\($0.cell)", $0.responses) }
        return Dictionary(rows) { first, _ in first }
    }

    /// The true counts of the form of that name.
    func countTable(of text: String) throws -> CountTable {
        let (form, responses) = try survey(named: text)
        let counts = try countsByCell(of: form.name)
        return CountTable(form: form, responses: responses) { counts["\($0)"] ?? 0 }
    }
}

/// The terminal that the output goes to.
enum Terminal {
    /// How wide it is, in columns; 80 when it does not say.
    static var width: Int {
        ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? window ?? 80
    }

    /// Says whether it can show bold letters, and nobody asked for plain ones (no-color.org).
    static var isStyled: Bool {
        let environment = ProcessInfo.processInfo.environment
        let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return isatty(STDOUT_FILENO) == 1 && !isPlain && environment["TERM"] != "dumb"
    }

    private static var window: Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }
}
