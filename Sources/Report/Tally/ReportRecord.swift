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
    /// What was answered, as ``FormModel/Submission/canonicalAnswers``.
    package let canonicalAnswers: [UInt8]

    package init(form: Form, language: LanguageTag, day: Day, canonicalAnswers: [UInt8]) {
        (self.form, self.language, self.day) = (form, language, day)
        self.canonicalAnswers = canonicalAnswers
    }
}
