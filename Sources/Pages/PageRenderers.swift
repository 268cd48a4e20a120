package import Values

/// The pages of a site in every language that it speaks.
///
/// A class, because every request hands it on.
package final class PageRenderers: Sendable {
    /// Who runs the site.
    package let site: Site
    /// The languages: the site's own, and then the others by their tags.
    package let languages: [LanguageTag]
    /// The pages in the site's own language.
    package let main: PageRenderer
    /// The others, whose templates are read when somebody wants that language: reading them costs more
    /// than everything else at the start.
    private let others: [LanguageTag: OnDemand<PageRenderer>]

    /// Reads and checks all files; every page of a preview has its banner. Throws every fault at once.
    package init(
        site: Site, files: SiteFiles = .embedded, preview: PreviewBanner? = nil
    ) throws(SiteFaults) {
        let library = CatalogueLibrary(files: files, main: site.language)
        let catalogues = try library.catalogues()
        let assets = try SiteAssets(files: files)
        let languages = LanguageSwitch(catalogues)
        guard let own = catalogues.first(where: { $0.language == site.language }) else {
            throw SiteFaults([.missing(file: library.file(of: site.language))])
        }
        let compile: @Sendable (Catalogue) throws(SiteFaults) -> PageRenderer = {
            texts throws(SiteFaults) in
            try PageRenderer(
                site: site, texts: texts, files: files, assets: assets, languages: languages,
                preview: preview)
        }
        main = try compile(own)
        let foreign = catalogues.filter { $0.language != site.language }.map { texts in
            (
                texts.language,
                OnDemand { PageRenderers.certain { () throws(SiteFaults) in try compile(texts) } }
            )
        }
        others = Dictionary(foreign) { first, _ in first }
        self.site = site
        self.languages = languages.tags
    }

    /// The pages in `language`; nil when the site does not speak it.
    package subscript(language: LanguageTag) -> PageRenderer? {
        language == main.language ? main : others[language]?.value
    }

    /// Templates that are in order with one catalogue are so with all: every catalogue has the texts
    /// of the main one.
    private static func certain(_ compile: () throws(SiteFaults) -> PageRenderer) -> PageRenderer {
        do {
            return try compile()
        } catch {
            preconditionFailure("templates that were read once are read again: \(error)")
        }
    }
}
