/// Gathers everything that is wrong with one file while it is read.
///
/// A class, because all readers of a file add to the same list; one thread reads a file.
final class FindingCollector {
    private(set) var findings: [FormFinding] = []

    func add(_ problem: FormProblem, at place: SourcePlace, item: String? = nil) {
        let finding = FormFinding(
            line: place.line, column: place.column, item: item, problem: problem)
        if !findings.contains(finding) { findings.append(finding) }
    }

    /// The findings in the order of the file.
    func sorted() -> [FormFinding] {
        findings.enumerated().sorted { left, right in
            (left.element.line, left.element.column ?? 0, left.offset)
                < (right.element.line, right.element.column ?? 0, right.offset)
        }.map(\.element)
    }
}
