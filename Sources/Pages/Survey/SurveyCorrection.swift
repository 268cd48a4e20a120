package import FormModel
import Values

/// What the page of a survey shows when something in it has to be corrected.
package struct SurveyCorrection: Sendable {
    package var form: Form
    /// The submission key that came with the answers; the page carries it again.
    package var key: String
    /// Everything as it was typed.
    package var typed: RawSubmission
    /// What is to be corrected; never empty.
    package var issues: [Issue]

    package init(form: Form, key: String, typed: RawSubmission, issues: [Issue]) {
        precondition(!issues.isEmpty, "a correction has something to correct")
        self.form = form
        self.key = key
        self.typed = typed
        self.issues = issues
    }
}

extension PageRenderer {
    /// The untouched page of a survey. It is rendered once; each request puts its own key in.
    package func survey(_ form: Form) -> SplicedPage {
        let items = ItemViews(form: form, pages: self)
        let text = self.text(
            "survey", title: form.title, view(of: form, items, key: SplicedPage.mark))
        guard let page = SplicedPage(text) else {
            preconditionFailure("the survey template holds {{{key}}} once")
        }
        return page
    }

    /// The page of a survey with the answers as they were typed and what is wrong with them.
    package func survey(_ page: SurveyCorrection) -> RenderedPage {
        let items = ItemViews(form: page.form, pages: self, typed: page.typed, issues: page.issues)
        let summary = errorSummary(items.problems, nothingLost: texts["survey.nothingLost"])
        let view = view(of: page.form, items, key: HTMLEscaping.escape(page.key))
        return self.page(
            "survey", title: title(page.form.title, hasErrors: true),
            view.with(View(["errorSummary": summary])))
    }

    /// The answer to a person whom a form's note has turned away.
    package func ended(_ note: Item) -> RenderedPage {
        message(
            texts["ended.title"], [note.text, texts["ended.nothingStored"]],
            action: ("/", texts["problem.home"]))
    }

    private func view(of form: Form, _ items: ItemViews, key: String) -> View {
        View([
            "name": form.name.text,
            "title": form.title,
            "titleLanguage": foreign(form.language(of: .title)),
            "formLanguage": form.language.text,
            "introductionLanguage": foreign(form.language(of: .intro)),
            "introduction": form.intro?.split(separator: "\n").map(String.init) ?? [],
            "key": key,
            "sections": form.sections.enumerated().map { index, section in
                View([
                    "sectionAnchor": "section-\(index + 1)",
                    "sectionTitle": section.title,
                    "sectionLanguage": foreign(form.language(of: .section(section, "title"))),
                    "sectionIntroduction": section.intro,
                    "sectionIntroductionLanguage": foreign(
                        form.language(of: .section(section, "intro"))),
                    "sectionCondition": section.show.map(items.conditions.only),
                    "items": form.items[section.items].map(items.view(of:)),
                ])
            },
        ])
    }
}
