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

/// How many subjects stand at one status for a purpose of a form, by the words that they saw.
package struct ConsentTotal: Hashable, Sendable {
    /// The form's name; nil for sign-ups.
    package let form: FormName?
    package let purpose: PurposeIdentifier
    /// The consent notice under which they decided last, and the day of its publication.
    package let notice: Digest
    package let noticeDay: Day
    package let status: String
    /// How many subjects stand at this status now.
    package let subjects: Int

    package init(
        form: FormName?, purpose: PurposeIdentifier, notice: Digest, noticeDay: Day, status: String,
        subjects: Int
    ) {
        self.form = form
        self.purpose = purpose
        (self.notice, self.noticeDay) = (notice, noticeDay)
        self.status = status
        self.subjects = subjects
    }
}
