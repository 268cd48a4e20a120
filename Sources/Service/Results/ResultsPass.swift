import FormModel
import Pages
import Values

/// Puts what is published of surveys on shelves, for those who read one language.
struct ResultsPass {
    let results: [FormName: PublishedResults]
    let surveys: [SurveyEdition]
    /// The surveys that everybody can answer.
    let open: Set<FormName>
    let pages: PageRenderer

    /// The surveys with results, in the order of their names.
    private var published: [(survey: SurveyEdition, results: PublishedResults)] {
        surveys.sorted { $0.form.name < $1.form.name }.compactMap { survey in
            results[survey.form.name].map { (survey, $0) }
        }
    }

    var shelves: [FormName: ResultsShelf] {
        Dictionary(published.map { ($0.survey.form.name, shelf($0.survey, $0.results)) }) {
            first, _ in first
        }
    }

    /// What the start page says of them.
    var links: [HomePage.ResultsLink] {
        published.compactMap { survey, results in
            results.entries.last.map { latest in
                HomePage.ResultsLink(
                    survey: survey.form.name, title: title(of: survey.form),
                    day: latest.edition.day)
            }
        }
    }

    private func shelf(_ survey: SurveyEdition, _ results: PublishedResults) -> ResultsShelf {
        let writer = ResultsWriter(
            survey: survey.form.name, title: title(of: survey.form),
            isOpen: open.contains(survey.form.name),
            words: FormWords(forms: [survey.form] + results.planned), entries: results.entries)
        return ResultsShelf(results.entries) { [pages] in pages.results(writer.page($0)) }
    }

    private func title(of form: Form) -> Wording {
        Wording(form.title, language: form.language(of: .title))
    }
}
