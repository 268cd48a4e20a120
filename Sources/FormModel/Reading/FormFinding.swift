/// One thing that is wrong with a survey file.
package struct FormFinding: Hashable, Sendable {
    /// The line, counted from 1.
    package let line: Int
    /// The column in characters, counted from 1, where it is known.
    package let column: Int?
    /// The identifier of the question that it stands in.
    package let item: String?
    /// What is wrong, with the facts.
    package let problem: FormProblem
}

/// Everything that is wrong with a survey file, in the order of its lines; never empty.
package struct FormFindings: Error, Hashable, Sendable {
    /// The name of the file as it was given to the reader.
    package let fileName: String
    /// The findings, at most 200.
    package let findings: [FormFinding]
}
