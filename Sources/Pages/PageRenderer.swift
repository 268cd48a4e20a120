package import Values

/// Makes pages out of values in one language: the one thing that knows templates, words and the
/// frame. ``PageRenderers`` holds one for each language.
///
/// Rendering is a pure function: the same input gives the same bytes. Each page's input and its
/// rendering stand in a file of their own.
package struct PageRenderer: Sendable {
    private let parts: PageParts
    /// The language that a person asked for and that links and forms therefore keep on; nil when
    /// what the browser prefers decides anew for each page.
    package private(set) var kept: LanguageTag?
    /// Says whether the pages stand in a frame on another site, without a frame of their own.
    package private(set) var isEmbedded = false
    /// What the switch of the page offers.
    private var offered: [LanguageTag]

    /// Compiles all templates with the words of `texts`. Throws every fault at once.
    init(
        site: Site, texts: Catalogue, files: SiteFiles, assets: SiteAssets,
        languages: LanguageSwitch, preview: PreviewBanner? = nil
    ) throws(SiteFaults) {
        offered = languages.tags
        let templates = try TemplateLibrary(
            files: files, constants: TemplateConstants(texts: texts, site: site, assets: assets))
        parts = PageParts(
            site: site, assets: assets, texts: texts, templates: templates, languages: languages,
            preview: preview)
    }

    /// Who runs the site.
    package var site: Site { parts.site }
    /// What pages refer to by addresses that name the content.
    package var namedAssets: [SiteAsset] {
        parts.assets.named + (parts.preview == nil ? [] : [parts.assets.previewScript])
    }
    /// What other sites load to fit a frame to its page.
    package var embedScript: SiteAsset { parts.assets.embedScript }

    var texts: Catalogue { parts.texts }
    private var templates: TemplateLibrary { parts.templates }
    var languages: LanguageSwitch { parts.languages }

    /// The digest of the templates by which people are asked for consent.
    package var consentTemplate: Digest { templates.consentDigest }

    /// The language of the pages.
    package var language: LanguageTag { texts.language }

    /// The same pages, whose links and forms keep on the language that a person asked for.
    package func keeping(_ language: LanguageTag?) -> PageRenderer {
        var copy = self
        copy.kept = language
        return copy
    }

    /// The same pages, in a frame on another site or not.
    package func embedded(_ isEmbedded: Bool) -> PageRenderer {
        var copy = self
        copy.isEmbedded = isEmbedded
        return copy
    }

    /// What links and forms add to their addresses to go on in the same way.
    private var visit: String? {
        let parts = [isEmbedded ? "embed" : nil, kept.map { "lang=\($0.text)" }].compactMap(\.self)
        return parts.isEmpty ? nil : "?" + parts.joined(separator: "&")
    }

    /// The same pages, whose switch offers these languages. An answer to a form offers none: what
    /// was typed would be lost on the way.
    package func offering(_ languages: [LanguageTag]) -> PageRenderer {
        var copy = self
        copy.offered = languages
        return copy
    }

    /// The templates whose pages have a script.
    private static let scriptedTemplates: Set = [
        "survey", "challenge", "receipt-entry", "findings",
    ]

    /// The page of `template` in the frame, titled "`title` – site".
    func page(_ template: String, title: String, _ view: View) -> RenderedPage {
        RenderedPage(
            bytes: Array(text(template, title: title, view).utf8),
            hasScript: Self.scriptedTemplates.contains(template))
    }

    /// The same as text, for pages that are cut at a mark.
    func text(_ template: String, title: String, _ view: View) -> String {
        let full =
            title == site.name
            ? title : texts("frame.titleWithSite", ["page": title, "site": site.name])
        let frame = View([
            "pageTitle": full,
            "visit": visit,
            "frameScript": isEmbedded ? parts.assets.frameScript.path : nil,
            "logo": parts.logo,
            "languages": languages.view(of: offered, current: language),
            "preview": preview(of: template),
        ])
        return templates.render(template, view.with(frame))
    }

    /// What `template` makes of `view` without the frame.
    func part(_ template: String, _ view: View) -> String { templates.render(template, view) }

    private func preview(of template: String) -> View? {
        let follows = Self.scriptedTemplates.contains(template)
        return parts.preview?.view(script: follows ? parts.assets.previewScript : nil)
    }

    /// The language of a text as a template needs it to mark what is not in the page's own; nil for
    /// the page's own.
    func foreign(_ language: LanguageTag?) -> View? {
        guard let language, language != self.language else { return nil }
        return View(["tag": language.text, "direction": language.direction.rawValue])
    }
}

/// What all pages of one language are made with.
///
/// A class, because every request hands it on: as a struct it would cost a few dozen reference
/// counts each time.
private final class PageParts: Sendable {
    let site: Site
    let assets: SiteAssets
    let texts: Catalogue
    let templates: TemplateLibrary
    let languages: LanguageSwitch
    let preview: PreviewBanner?
    let logo: View?

    init(
        site: Site, assets: SiteAssets, texts: Catalogue, templates: TemplateLibrary,
        languages: LanguageSwitch, preview: PreviewBanner?
    ) {
        (self.site, self.assets, self.texts) = (site, assets, texts)
        (self.templates, self.languages, self.preview) = (templates, languages, preview)
        logo = assets.logo?.view
    }
}
