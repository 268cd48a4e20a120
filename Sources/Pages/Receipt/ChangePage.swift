package import FormModel
package import Values

/// What a person sees who changes an answer that was sent.
package struct ChangePage: Sendable {
    package var form: Form
    package var code: ReceiptCode
    /// The questions: the one that is changed, and those that it calls for.
    package var items: [Item]
    /// The answers as they are, or as they were typed.
    package var typed: RawSubmission
    package var issues: [Issue]
    /// The day on which it is shown.
    package var today: Day
    /// What decides about the order of what is shuffled.
    package var seed: ShuffleSeed?

    package init(
        form: Form, code: ReceiptCode, items: [Item], typed: RawSubmission, issues: [Issue],
        today: Day, seed: ShuffleSeed? = nil
    ) {
        (self.form, self.code, self.items) = (form, code, items)
        (self.typed, self.issues) = (typed, issues)
        (self.today, self.seed) = (today, seed)
    }
}

extension PageRenderer {
    /// The page on which an answer is changed.
    package func change(_ page: ChangePage) -> RenderedPage {
        let first = page.items.first?.index ?? 0
        let last = page.items.last?.index ?? first
        let items = ItemViews(
            form: page.form, pages: self, typed: page.typed, issues: page.issues,
            page: FormPage(number: 1, items: first..<last + 1), today: page.today,
            seed: page.seed)
        return self.page(
            "change", title: title(texts["change.title"], hasErrors: !page.issues.isEmpty),
            View([
                "survey": page.form.title,
                "surveyLanguage": foreign(page.form.language(of: .title)),
                "code": page.code.grouped,
                "names": page.items.map(\.identifier.text),
                "items": page.items.map(items.view(of:)),
                "errorSummary": errorSummary(
                    items.problems, nothingLost: texts["change.nothingLost"]),
            ]))
    }
}
