package import Values

/// The pages of a site in every language that it speaks.
package struct PageRenderers: Sendable {
    /// Who runs the site.
    package let site: Site
    /// The languages: the site's own, and then the others by their tags.
    package let languages: [LanguageTag]
    /// The pages in the site's own language.
    package let main: PageRenderer
    private let renderers: [LanguageTag: PageRenderer]

    /// Reads and checks all files. Throws every fault at once.
    package init(site: Site, files: SiteFiles = .embedded) throws(SiteFaults) {
        let library = CatalogueLibrary(files: files, main: site.language)
        let catalogues = try library.catalogues()
        let assets = try SiteAssets(files: files)
        let languages = LanguageSwitch(catalogues)
        var renderers: [LanguageTag: PageRenderer] = [:]
        for texts in catalogues {
            renderers[texts.language] = try PageRenderer(
                site: site, texts: texts, files: files, assets: assets, languages: languages)
        }
        guard let main = renderers[site.language] else {
            throw SiteFaults([.missing(file: library.file(of: site.language))])
        }
        self.site = site
        self.languages = languages.tags
        self.main = main
        self.renderers = renderers
    }

    /// The pages in `language`; nil when the site does not speak it.
    package subscript(language: LanguageTag) -> PageRenderer? { renderers[language] }
}
