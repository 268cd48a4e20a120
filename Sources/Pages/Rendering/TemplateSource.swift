import Mustache

/// A template's file before it is compiled.
struct TemplateSource {
    /// The file's name, for example `home.mustache`.
    let file: String
    let text: String

    /// The template's name: the file's without its ending.
    var name: String { String(file.dropLast(TemplateLibrary.suffix.count)) }

    /// The names of texts that the template uses.
    var textKeys: [String] {
        text.matches(of: Self.textTag).map { String($0.output.1) }
    }

    /// The names of templates that it calls by name.
    var calledTemplates: [String] {
        text.matches(of: /\{\{[><]\s*([a-z-]+)\s*\}\}/).map { String($0.output.1) }
    }

    /// The texts and templates that it names in vain.
    func faults(texts: Catalogue, templates: [String]) -> [SiteFault] {
        let unknownTexts = textKeys.filter { texts.text($0) == nil }
            .map { SiteFault.unknownText(file: file, key: $0) }
        let unknownTemplates =
            calledTemplates
            .filter { !templates.contains($0 + TemplateLibrary.suffix) }
            .map { SiteFault.unknownTemplate(file: file, name: $0) }
        return unknownTexts + unknownTemplates
    }

    /// The compiled template, with the catalogue's words written in and our escaping in force.
    func template(texts: Catalogue) throws(SiteFaults) -> MustacheTemplate {
        let worded = text.replacing(Self.textTag) { match in
            HTMLEscaping.escape(texts.text(String(match.output.1)) ?? "")
        }
        do {
            return try MustacheTemplate(string: HTMLEscaping.pragma + worded)
        } catch let error as MustacheTemplate.ParserError {
            // The line before the template's first is the pragma.
            let line = error.context.lineNumber - 1
            throw SiteFaults([.template(file: file, line: line, problem: "\(error.error)")])
        } catch {
            throw SiteFaults([.template(file: file, line: 1, problem: "\(error)")])
        }
    }

    private static var textTag: Regex<(Substring, Substring)> { /\{\{text\.([A-Za-z0-9.]+)\}\}/ }
}
