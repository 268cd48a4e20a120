import FormModel
import HTTPServer
import HTTPTypes
import Pages
import Values

extension Routes {
    /// The one address that a preview has beside those of an installation.
    mutating func registerPreview() {
        guard let preview else { return }
        show("/preview/revision") { _, _ in .line(preview.revision) }
    }

    /// The action as a preview has it: what is wrong with the survey stands in place of its pages.
    func previewed(_ pattern: String, _ action: @escaping Show) -> Show {
        let isOfSurvey = ["/surveys/", "/embed/:"].contains { pattern.hasPrefix($0) }
        guard let preview, pattern == "/" || isOfSurvey else { return action }
        return { request, context in
            switch preview.content {
            case .faulty(let files):
                return .personal(context.pages.findings(FindingsPage(files: files)))
            case .survey(let forms):
                let name = forms.main.name.text
                let isThere = isOfSurvey && request.parameter(0) == name
                return isThere ? try action(request, context) : .seeOther("/surveys/\(name)")
            }
        }
    }
}
