package import FormModel
import Foundation
import Values
import Yams

/// What holds for any bytes that somebody takes for a survey file, or for a translation of one.
///
/// An input is a survey, or a survey and a translation behind a NUL, which no survey holds. Where nothing
/// stands before the NUL, the translation is one of ``Demonstration``.
package enum FormTrial {
    /// A promise of the reader that it has not kept.
    package enum Breach: Hashable, Sendable {
        /// A file is refused, and nothing says why.
        case silence
        /// More findings than a person can read.
        case flood(Int)
        /// A finding that stands nowhere.
        case nowhere(FormProblem)
        /// The source of a form makes another form.
        case otherForm
        /// The canonical JSON is none.
        case notJSON
        /// The file has more items than its form, and nothing says why.
        case dropped(Int)
        /// An item stands on no page, or on two.
        case lostItem(Paging)
        /// A translation is known by another digest than its form.
        case otherDigest
    }

    /// Reads the input as the product does; nil when all is as promised.
    package static func breach(by input: [UInt8]) -> Breach? {
        let parts = input.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let survey = Array(parts.first ?? [])
        guard parts.count == 2 else { return breach(bySurvey: survey) }
        let side = Array(parts[1])
        guard !survey.isEmpty else { return breach(bySide: side, of: Demonstration.form) }
        switch FormReader.read(survey, fileName: "survey.yaml") {
        case .success(let form): return breach(bySide: side, of: form)
        case .failure(let findings): return breach(by: findings)
        }
    }

    private static func breach(bySurvey bytes: [UInt8]) -> Breach? {
        switch FormReader.read(bytes, fileName: "survey.yaml") {
        case .success(let form): breach(by: form)
        case .failure(let findings): breach(by: findings)
        }
    }

    private static func breach(bySide bytes: [UInt8], of form: Form) -> Breach? {
        switch TranslationReader.read(bytes, fileName: "survey.de.yaml", of: form) {
        case .success(let translation): translation.form.digest == form.digest ? nil : .otherDigest
        case .failure(let findings): breach(by: findings)
        }
    }

    private static func breach(by findings: FormFindings) -> Breach? {
        let all = findings.findings
        guard !all.isEmpty, !FindingTexts.english(findings).isEmpty else { return .silence }
        guard all.count <= 200 else { return .flood(all.count) }
        return all.first { $0.line < 1 }.map { .nowhere($0.problem) }
    }

    private static func breach(by form: Form) -> Breach? {
        let again = FormReader.read(form.source, fileName: "again.yaml")
        guard case .success(let same) = again, same.digest == form.digest, same.cells == form.cells
        else { return .otherForm }
        guard (try? JSONSerialization.jsonObject(with: Data(form.canonicalJSON))) != nil else {
            return .notJSON
        }
        let dropped = items(in: form.source) - form.items.count
        guard dropped == 0 else { return .dropped(dropped) }
        guard form.changes(since: same).isEmpty else { return .otherForm }
        _ = form.check(RawSubmission(), on: Day(number: 20_000))
        for paging in Paging.allCases {
            let items = form.pages(paging).flatMap { Array($0.items) }
            if items != Array(form.items.indices) { return .lostItem(paging) }
        }
        return nil
    }

    /// How many items somebody else finds in the file.
    private static func items(in source: [UInt8]) -> Int {
        let root = try? Yams.compose(yaml: String(decoding: source, as: UTF8.self))
        let sections = root?["sections"]?.sequence.map(Array.init) ?? []
        return sections.reduce(0) { $0 + ($1["items"]?.sequence?.count ?? 0) }
    }
}
