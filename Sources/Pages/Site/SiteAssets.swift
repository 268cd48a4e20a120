/// The files that every page refers to.
struct SiteAssets: Sendable {
    let styleSheet: SiteAsset
    let icon: SiteAsset
    let surveyScript: SiteAsset
    let embedScript: SiteAsset
    let frameScript: SiteAsset

    init(files: SiteFiles) throws(SiteFaults) {
        styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: try files.required("site.css"))
        icon = SiteAsset(
            stem: "icon", suffix: "svg", mediaType: "image/svg+xml",
            bytes: try files.required("icon.svg"))
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
}
