/// The files that every page refers to.
struct SiteAssets: Sendable {
    let styleSheet: SiteAsset
    let icon: SiteAsset

    init(files: SiteFiles) throws(SiteFaults) {
        styleSheet = SiteAsset(
            stem: "site", suffix: "css", mediaType: "text/css; charset=utf-8",
            bytes: try files.required("site.css"))
        icon = SiteAsset(
            stem: "icon", suffix: "svg", mediaType: "image/svg+xml",
            bytes: try files.required("icon.svg"))
    }
}
