import Values

/// Makes pages out of values: the one thing that knows templates, words and the frame.
///
/// Rendering is a pure function: the same input gives the same bytes. Each page's input and its
/// rendering stand in a file of their own.
package struct PageRenderer: Sendable {
    /// Who runs the site.
    package let site: Site
    /// The style sheet that pages refer to.
    package let styleSheet: SiteAsset
    /// The icon that pages refer to.
    package let icon: SiteAsset

    let texts: Catalogue
    private let templates: TemplateLibrary

    /// Reads and checks all files. Throws every fault at once.
    package init(site: Site, files: SiteFiles = .embedded) throws(SiteFaults) {
        let texts = try Self.catalogue(of: site.language, in: files)
        let styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: try Self.bytes(of: "site.css", in: files))
        let icon = SiteAsset(
            stem: "icon", suffix: "svg", mediaType: "image/svg+xml",
            bytes: try Self.bytes(of: "icon.svg", in: files))
        self.site = site
        self.styleSheet = styleSheet
        self.icon = icon
        self.texts = texts
        templates = try TemplateLibrary(
            files: files,
            constants: TemplateConstants(
                texts: texts, site: site, styleSheet: styleSheet, icon: icon))
    }

    /// The page of `template` in the frame, titled "`title` – site".
    func page(_ template: String, title: String, _ view: View) -> RenderedPage {
        RenderedPage(bytes: Array(text(template, title: title, view).utf8))
    }

    /// The same as text, for pages that are cut at a mark.
    func text(_ template: String, title: String, _ view: View) -> String {
        let full =
            title == site.name
            ? title : texts("frame.titleWithSite", ["page": title, "site": site.name])
        return templates.render(template, view.with(View(["pageTitle": full])))
    }

    /// The words in `language`; what a translation or an operator's own file leaves out is ours.
    private static func catalogue(
        of language: LanguageTag, in files: SiteFiles
    ) throws(SiteFaults) -> Catalogue {
        let main = "en.yaml"
        let ours = try Catalogue(yaml: text(of: main, in: .embedded), file: main)
        let file = "\(language.text).yaml"
        return try Catalogue(yaml: text(of: file, in: files), file: file, over: ours)
    }

    private static func text(of file: String, in files: SiteFiles) throws(SiteFaults) -> String {
        String(decoding: try bytes(of: file, in: files), as: UTF8.self)
    }

    private static func bytes(of file: String, in files: SiteFiles) throws(SiteFaults) -> [UInt8] {
        guard let bytes = files.bytes(of: file) else { throw SiteFaults([.missing(file: file)]) }
        return bytes
    }
}
