/// What says on every page that it belongs to a preview, and brings a page back whose survey has been
/// saved.
package struct PreviewBanner: Sendable {
    /// Names what the pages show; another name means that a page is out of date.
    let revision: @Sendable () -> String

    /// The banner of a preview whose `revision` is asked for whenever a page is made.
    package init(revision: @escaping @Sendable () -> String) {
        self.revision = revision
    }

    /// What the layout shows; `script` is nil on a page that does not follow the survey.
    func view(script: SiteAsset?) -> View {
        View(["previewRevision": revision(), "previewScript": script?.path])
    }
}
