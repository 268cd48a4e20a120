/// The files that every page refers to.
struct SiteAssets: Sendable {
    /// The colours, which stand in the style sheet.
    let palette: Palette
    let styleSheet: SiteAsset
    let icon: SiteAsset
    let surveyScript: SiteAsset
    let challengeScript: SiteAsset
    let codeScript: SiteAsset
    let embedScript: SiteAsset
    let frameScript: SiteAsset
    let previewScript: SiteAsset
    /// What an operator shows in the place of the site's name.
    let logo: Logo?

    /// Reads and checks the files. Throws every fault at once.
    init(files: SiteFiles) throws(SiteFaults) {
        var collector = SiteFaultCollector()
        let palette = collector.value { () throws(SiteFaults) in
            try PaletteReader.palette(of: files)
        }
        let icon = collector.value { () throws(SiteFaults) in
            try Picture(stem: "icon", of: files)
        }
        logo = collector.value { () throws(SiteFaults) in try Logo(files: files) } ?? nil
        try collector.finish()
        guard let palette, let icon = icon ?? nil else {
            throw SiteFaults([.missing(file: "icon.svg")])
        }
        self.palette = palette
        styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: Array(palette.css.utf8) + (try files.required("site.css")))
        self.icon = icon.asset
        embedScript = try Self.script("embed", files)
        frameScript = try Self.script("frame", files)
        surveyScript = try Self.script("survey", files)
        challengeScript = try Self.script("challenge", files)
        codeScript = try Self.script("code", files)
        previewScript = try Self.script("preview", files)
    }

    private static func script(_ stem: String, _ files: SiteFiles) throws(SiteFaults) -> SiteAsset {
        SiteAsset(
            stem: stem, suffix: "js", mediaType: "text/javascript; charset=utf-8",
            bytes: ScriptShortener.shortened(try files.required("\(stem).js")))
    }

    /// Those that pages of an installation name by what they hold. ``embedScript`` has a fixed address.
    var named: [SiteAsset] {
        [styleSheet, icon, surveyScript, challengeScript, codeScript, frameScript]
            + (logo?.assets ?? [])
    }
}
