package import FormModel
import Values

/// Reads plan files.
package enum PlanReader {
    /// The plan that a file describes, or everything that is wrong with it at once. `versions` are all
    /// versions of the form that were published, oldest first; the plan is for one of them.
    ///
    /// `fileName` stands in the findings only; nothing is opened.
    package static func read(
        _ bytes: [UInt8], fileName: String, of versions: [Form]
    ) -> Result<ReleasePlan, PlanFindings> {
        let collector = FindingCollector()
        let notes = PlanNotes()
        let root = SourceReader(collector: collector).root(of: bytes)
        let file = root.flatMap { MappingReader($0, named: "the plan", collector) }
        let plan = file.flatMap { PlanFileReader($0, collector, notes, versions).plan() }
        let findings = notes.sorted(with: collector)
        guard let plan, findings.isEmpty else {
            return .failure(PlanFindings(fileName: fileName, findings: findings))
        }
        return .success(plan)
    }
}

/// Gathers what is wrong with a plan, beside what is wrong with its file.
///
/// A class, because all readers of a file add to the same list; one thread reads a file.
final class PlanNotes {
    private var findings: [PlanFinding] = []

    func add(_ problem: PlanProblem, at place: SourcePlace, question: String? = nil) {
        let finding = PlanFinding(
            line: place.line, column: place.column, question: question, problem: problem)
        if findings.count < FindingCollector.most, !findings.contains(finding) {
            findings.append(finding)
        }
    }

    /// Everything that is wrong, in the order of the file.
    func sorted(with collector: FindingCollector) -> [PlanFinding] {
        let others = collector.sorted().map {
            PlanFinding(
                line: $0.line, column: $0.column, question: $0.item, problem: .file($0.problem))
        }
        return (others + findings).enumerated().sorted { left, right in
            (left.element.line, left.element.column ?? 0, left.offset)
                < (right.element.line, right.element.column ?? 0, right.offset)
        }.map(\.element)
    }
}

/// Reads the keys of one plan file.
private struct PlanFileReader {
    private let keys: MappingReader
    private let collector: FindingCollector
    private let notes: PlanNotes
    private let versions: [Form]

    private static let known = ["plan", "version", "rules", "questions", "tables"]

    init(
        _ keys: MappingReader, _ collector: FindingCollector, _ notes: PlanNotes,
        _ versions: [Form]
    ) {
        (self.keys, self.collector, self.notes, self.versions) = (keys, collector, notes, versions)
    }

    /// The plan, or nil after adding what is wrong.
    func plan() -> ReleasePlan? {
        keys.allow(Self.known)
        checkName()
        let parameters = PlanRulesReader(notes).parameters(
            keys.entry("rules").flatMap { MappingReader($0.value, named: "rules", collector) })
        // What is wrong with questions and tables is told also of a plan for an unknown version.
        let (form, isKnown) = form()
        guard let form else { return nil }
        var questions = PlanQuestionsReader(form, collector, notes)
        for node in keys.list("questions") ?? [] { questions.read(node) }
        if !keys.has("tables") { keys.report(.missingKey("tables")) }
        var tables = PlanTablesReader(questions, collector, notes)
        let nodes = keys.list("tables") ?? []
        for node in nodes { tables.read(node) }
        if let place = keys.entry("tables")?.place { tables.check(nodes.count, at: place) }
        return isKnown ? tables.plan(of: form, parameters) : nil
    }

    private func checkName() {
        let name = keys.requiredText("plan")
        guard let name, let form = versions.last, name.text != form.name.text else { return }
        notes.add(.otherForm(name.text, expected: form.name.text), at: name.place)
    }

    /// The version that the plan is for, or the last one when there is none of that number.
    private func form() -> (form: Form?, isKnown: Bool) {
        guard let version = keys.requiredValue("version", .version, SemanticVersion.init) else {
            return (versions.last, false)
        }
        if let form = versions.last(where: { $0.version == version }) { return (form, true) }
        let known = versions.map(\.version.description)
        let place = keys.entry("version")?.value.place ?? keys.place
        notes.add(.unknownVersion(version.description, known: known), at: place)
        return (versions.last, false)
    }
}
