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
        let own = [
            "site.name": site.name, "page.language": texts.language.text,
            "page.direction": texts.language.direction.rawValue,
            "organisation.name": site.organisation, "organisation.contact": site.contact,
            "assets.styleSheet": assets.styleSheet.path, "assets.icon": assets.icon.path,
            "assets.script": assets.surveyScript.path,
            "assets.challengeScript": assets.challengeScript.path,
            "assets.codeScript": assets.codeScript.path,
        ]
        values = own.merging(Self.colours(of: assets.palette)) { own, _ in own }
    }

    /// The colours, for what has no style sheet: `colours.light.page`, `colours.dark.on-brand`.
    private static func colours(of palette: Palette) -> [String: String] {
        let pairs = ColourScheme.allCases.flatMap { scheme in
            ColourName.allCases.map { name in
                ("colours.\(scheme.rawValue).\(name.rawValue)", palette[scheme, name].description)
            }
        }
        return Dictionary(pairs) { first, _ in first }
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

    /// The value as it is written into a template of plain text. A word joiner, which nobody sees, keeps
    /// two braces from being read as the begin of a tag.
    func plain(_ name: Substring) -> String {
        (value(name) ?? "").replacing("{", with: "{\u{2060}")
    }
}
