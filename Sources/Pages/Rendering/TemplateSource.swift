import Mustache

/// A template's file before it is compiled.
struct TemplateSource {
    /// The file's name, for example `home.mustache`.
    let file: String
    let text: String
    var patterns = TemplatePatterns()

    /// The template's name: the file's without its ending.
    var name: String { String(file.dropLast(TemplateLibrary.suffix.count)) }

    /// Says whether the template makes plain text and not HTML.
    private var isPlain: Bool { name.hasSuffix(".txt") }

    /// The names of constants that the template uses.
    var constants: [Substring] { text.matches(of: patterns.constant).map(\.output.1) }

    /// The names of templates that it calls by name.
    var calledTemplates: [String] {
        text.matches(of: patterns.call).map { String($0.output.1) }
    }

    /// The constants and templates that it names in vain.
    func faults(constants known: TemplateConstants, templates: [String]) -> [SiteFault] {
        let unknownNames = constants.filter { known.value($0) == nil }
            .map { SiteFault.unknownName(file: file, name: String($0)) }
        let unknownTemplates =
            calledTemplates
            .filter { !templates.contains($0 + TemplateLibrary.suffix) }
            .map { SiteFault.unknownTemplate(file: file, name: $0) }
        return unknownNames + unknownTemplates
    }

    /// The compiled template, with the constants written in and our escaping in force.
    func template(constants: TemplateConstants) throws(SiteFaults) -> MustacheTemplate {
        let filled = text.replacing(patterns.constant) { tag in
            isPlain ? constants.plain(tag.output.1) : constants.html(tag.output.1)
        }
        do {
            return try MustacheTemplate(
                string: (isPlain ? Self.plainPragma : HTMLEscaping.pragma) + filled)
        } catch let error as MustacheTemplate.ParserError {
            // The line before the template's first is the pragma.
            let line = error.context.lineNumber - 1
            throw SiteFaults([.template(file: file, line: line, problem: "\(error.error)")])
        } catch {
            throw SiteFaults([.template(file: file, line: 1, problem: "\(error)")])
        }
    }

    /// The line that a template of plain text begins with: nothing is escaped.
    private static let plainPragma = "{{% CONTENT_TYPE: TEXT}}\n"
}
