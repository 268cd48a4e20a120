package import Values

/// How many of the responses that count now fall into one cell of a form.
package struct CountRow: Hashable, Sendable {
    package let item: String
    package let cell: String
    package let responses: Int

    package init(item: String, cell: String, responses: Int) {
        self.item = item
        self.cell = cell
        self.responses = responses
    }
}

/// How many consent events of one status there are for a purpose of a form.
package struct ConsentTotal: Hashable, Sendable {
    /// The form's name; nil for sign-ups.
    package let form: FormName?
    package let purpose: PurposeIdentifier
    package let status: String
    /// How many subjects stand at this status now.
    package let subjects: Int

    package init(form: FormName?, purpose: PurposeIdentifier, status: String, subjects: Int) {
        self.form = form
        self.purpose = purpose
        self.status = status
        self.subjects = subjects
    }
}
