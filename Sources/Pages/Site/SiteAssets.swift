/// The files that every page refers to.
struct SiteAssets: Sendable {
    let styleSheet: SiteAsset
    let icon: SiteAsset
    let surveyScript: SiteAsset
    let challengeScript: SiteAsset
    let codeScript: SiteAsset
    let embedScript: SiteAsset
    let frameScript: SiteAsset
    let previewScript: SiteAsset

    init(files: SiteFiles) throws(SiteFaults) {
        styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: try files.required("site.css"))
        icon = SiteAsset(
            stem: "icon", suffix: "svg", mediaType: "image/svg+xml",
            bytes: try files.required("icon.svg"))
        let script = "text/javascript; charset=utf-8"
        embedScript = SiteAsset(
            stem: "embed", suffix: "js", mediaType: script, bytes: try files.required("embed.js"))
        frameScript = SiteAsset(
            stem: "frame", suffix: "js", mediaType: script, bytes: try files.required("frame.js"))
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
}
