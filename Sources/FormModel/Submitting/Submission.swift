package import Values

/// Checked answers to one form version; only ``Form/check(_:)`` makes one.
package struct Submission: Sendable {
    /// The name of the form that was answered.
    package let formName: FormName
    /// The version of the form that was answered.
    package let formVersion: SemanticVersion
    /// The digest of the form version that was answered.
    package let form: Digest
    /// The answers in the form's order, each with its item's position in ``Form/items``.
    package var answers: [(index: Int, answer: Answer)] {
        answersByItem.enumerated().compactMap { index, answer in answer.map { (index, $0) } }
    }
    /// One decision for each consent that was asked, in the form's order.
    package let consents: [ConsentDecision]
    /// The places in ``Form/cells`` that this submission adds one to, in ascending order.
    package let countCells: [Int]
    /// What the person asserts of themselves.
    package let assertions: [Assertion]
    /// The answers as `{"item":value,…}` (RFC 8785), ready for sealing.
    package let canonicalAnswers: [UInt8]

    private let answersByItem: [Answer?]

    /// Certifies that the answers were checked against the form.
    init(form: Form, walk: FormWalk, consents: [ConsentDecision]) {
        formName = form.name
        formVersion = form.version
        self.form = form.digest
        answersByItem = walk.answers
        self.consents = consents
        countCells = walk.cells
        assertions = form.assertions(in: walk.answers)
        canonicalAnswers = form.canonicalJSON(of: walk.answers, on: walk.today)
    }

    /// Appends the answers as `{"item":value,…}` (RFC 8785), ready for sealing.
    package func appendCanonicalAnswers(to output: inout [UInt8]) {
        output.append(contentsOf: canonicalAnswers)
    }
}
