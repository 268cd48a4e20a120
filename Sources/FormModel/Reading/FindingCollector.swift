/// Gathers everything that is wrong with one file while it is read.
///
/// A class, because all readers of a file add to the same list; one thread reads a file.
package final class FindingCollector {
    /// The most findings of one file; whoever has so many mends those first.
    package static let most = 200

    /// What was found so far, in the order in which it was found.
    package private(set) var findings: [FormFinding] = []

    /// One for a file of which nothing was read yet.
    package init() {}

    /// True when nothing more is taken in, so that a hostile file cannot take long.
    var isFull: Bool { findings.count >= Self.most }

    func add(_ problem: FormProblem, at place: SourcePlace, item: String? = nil) {
        let finding = FormFinding(
            line: place.line, column: place.column, item: item, problem: problem)
        if !isFull, !findings.contains(finding) { findings.append(finding) }
    }

    /// The findings in the order of the file.
    package func sorted() -> [FormFinding] {
        findings.enumerated().sorted { left, right in
            (left.element.line, left.element.column ?? 0, left.offset)
                < (right.element.line, right.element.column ?? 0, right.offset)
        }.map(\.element)
    }
}
