package import FormModel
package import Values

/// One response as a report sees it: nothing tells whose it is.
package struct ReportRecord: Sendable {
    /// The form version that was answered.
    package let form: Form
    /// The language in which it was answered.
    package let language: LanguageTag
    /// The day on which it was received.
    package let day: Day
    /// What was answered.
    package let answers: StoredAnswers

    package init(form: Form, language: LanguageTag, day: Day, answers: StoredAnswers) {
        (self.form, self.language, self.day, self.answers) = (form, language, day, answers)
    }
}
