import Mustache
import Values

/// The templates of all pages, read and checked once.
struct TemplateLibrary: Sendable {
    private let library: MustacheLibrary
    /// The digest of the templates by which people are asked for consent, in the operator's theme.
    let consentDigest: Digest

    /// Reads every template among `files`. Throws all faults at once.
    init(files: SiteFiles, constants: TemplateConstants) throws(SiteFaults) {
        HTMLEscaping.register()
        var faults: [SiteFault] = []
        var templates: [String: MustacheTemplate] = [:]
        let names = files.names(endingIn: Self.suffix)
        let patterns = TemplatePatterns()
        for file in names {
            let source = TemplateSource(
                file: file, text: files.text(of: file) ?? "", patterns: patterns)
            faults += source.faults(constants: constants, templates: names)
            do throws(SiteFaults) {
                templates[source.name] = try source.template(constants: constants)
            } catch {
                faults += error.faults
            }
        }
        guard faults.isEmpty else { throw SiteFaults(faults) }
        consentDigest = Digest(
            of: Self.consentTemplates.flatMap { Array((files.text(of: $0) ?? "").utf8) + [0] })
        library = MustacheLibrary(templates: templates)
    }

    private static let consentTemplates = [
        "layout", "survey", "question-consent", "sign-up-box", "sign-up-form",
        "email-field",
    ].map { $0 + suffix }

    static let suffix = ".mustache"

    /// The template's output for `view`. The names of templates stand in the program alone.
    func render(_ name: String, _ view: View) -> String {
        guard let text = library.render(view, withTemplate: name) else {
            preconditionFailure("there is no template '\(name)'")
        }
        return text
    }
}
