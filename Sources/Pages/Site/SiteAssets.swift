/// The files that every page refers to.
struct SiteAssets: Sendable {
    let styleSheet: SiteAsset
    let icon: SiteAsset
    let script: SiteAsset

    init(files: SiteFiles) throws(SiteFaults) {
        styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: try files.required("site.css"))
        icon = SiteAsset(
            stem: "icon", suffix: "svg", mediaType: "image/svg+xml",
            bytes: try files.required("icon.svg"))
        script = SiteAsset(
            stem: "survey", suffix: "js", mediaType: "text/javascript; charset=utf-8",
            bytes: ScriptText.shortened(try files.required("survey.js")))
    }
}
