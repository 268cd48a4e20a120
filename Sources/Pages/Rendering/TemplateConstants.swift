import Values

/// What templates name that is the same on every page of a language: the words of the catalogue,
/// the site's particulars and the addresses of its assets.
///
/// They are written into the templates when these are read. So an unknown name is found at the
/// start, and costs nothing later.
struct TemplateConstants: Sendable {
    private let texts: Catalogue
    private let values: [String: String]

    init(texts: Catalogue, site: Site, assets: SiteAssets) {
        self.texts = texts
        values = [
            "site.name": site.name, "page.language": texts.language.text,
            "page.direction": texts.language.direction.rawValue,
            "organisation.name": site.organisation, "organisation.contact": site.contact,
            "assets.styleSheet": assets.styleSheet.path, "assets.icon": assets.icon.path,
            "assets.script": assets.surveyScript.path,
            "assets.challengeScript": assets.challengeScript.path,
            "assets.codeScript": assets.codeScript.path,
        ]
    }

    /// The value named `name`, for example `text.survey.send` or `site.name`; nil when there is none.
    func value(_ name: Substring) -> String? {
        name.hasPrefix("text.") ? texts.text(String(name.dropFirst(5))) : values[String(name)]
    }

    /// The value as it is written into a template: as HTML, without a brace that could be read as
    /// the begin of a tag.
    func html(_ name: Substring) -> String {
        HTMLEscaping.escape(value(name) ?? "").replacing("{", with: "&#123;")
    }
}
