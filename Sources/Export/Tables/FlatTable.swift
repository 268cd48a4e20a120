/// A table of words and whole numbers for other programs, small enough to be held, with what it means.
package struct FlatTable: Hashable, Sendable {
    /// A column with what it holds.
    package struct Column: Hashable, Sendable {
        package let name: String
        package let label: String
        /// True where it holds whole numbers, and else words.
        package let isNumber: Bool

        package init(_ name: String, _ label: String, isNumber: Bool = false) {
            (self.name, self.label, self.isNumber) = (name, label, isNumber)
        }
    }

    /// What stands in one column of a row.
    package enum Cell: Hashable, Sendable {
        case nothing
        case number(Int)
        case text(String)
    }

    /// One value that a column can have, in words.
    package struct Meaning: Hashable, Sendable {
        /// What the value answers, and its words.
        package let subject: String
        package let subjectLabel: String
        package let value: String
        package let label: String

        package init(subject: String, subjectLabel: String, value: String, label: String) {
            (self.subject, self.subjectLabel) = (subject, subjectLabel)
            (self.value, self.label) = (value, label)
        }
    }

    /// The table in one word: lower-case letters, figures and hyphens.
    package let name: String
    package let title: String
    package let description: String
    package let columns: [Column]
    package let rows: [[Cell]]
    /// What the codes in the rows mean.
    package let meanings: [Meaning]

    package init(
        name: String, title: String, description: String, columns: [Column], rows: [[Cell]],
        meanings: [Meaning]
    ) {
        precondition(
            rows.allSatisfy { $0.count == columns.count }, "A row has a cell for each column.")
        (self.name, self.title, self.description) = (name, title, description)
        (self.columns, self.rows, self.meanings) = (columns, rows, meanings)
    }
}

extension FlatTable {
    static let codebookHead = [
        "column", "label", "type", "question", "text", "value", "value_label",
    ]

    /// What the columns and the codes mean, as rows of texts under ``codebookHead``.
    var codebook: [[String]] {
        columns.map { [$0.name, $0.label, $0.isNumber ? "integer" : "text", "", "", "", ""] }
            + meanings.map { ["", "", "", $0.subject, $0.subjectLabel, $0.value, $0.label] }
    }
}
