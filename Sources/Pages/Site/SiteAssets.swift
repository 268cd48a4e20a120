/// The files that every page refers to.
struct SiteAssets: Sendable {
    let styleSheet: SiteAsset
    let icon: SiteAsset
    let surveyScript: SiteAsset
    let embedScript: SiteAsset
    let frameScript: SiteAsset
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
        styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: Array(palette.css.utf8) + (try files.required("site.css")))
        self.icon = icon.asset
        let script = "text/javascript; charset=utf-8"
        embedScript = SiteAsset(
            stem: "embed", suffix: "js", mediaType: script,
            bytes: ScriptText.shortened(try files.required("embed.js")))
        frameScript = SiteAsset(
            stem: "frame", suffix: "js", mediaType: script,
            bytes: ScriptText.shortened(try files.required("frame.js")))
        surveyScript = SiteAsset(
            stem: "survey", suffix: "js", mediaType: script,
            bytes: ScriptText.shortened(try files.required("survey.js")))
    }

    /// Those that pages name by what they hold. ``embedScript`` has a fixed address.
    var named: [SiteAsset] {
        [styleSheet, icon, surveyScript, frameScript] + (logo?.assets ?? [])
    }
}
