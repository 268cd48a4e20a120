/// The picture that an operator puts in the place of the site's name, whose words it keeps for those
/// who do not see it.
struct Logo: Sendable {
    /// The most bytes, because every page of every person waits for them.
    static let mostBytes = 200_000
    /// The names of a logo, and of the one for the dark scheme.
    static let (stem, darkStem) = ("logo", "logo-dark")

    let picture: SiteAsset
    /// The same for the dark scheme; nil where one serves both.
    let dark: SiteAsset?
    private let size: PictureSize

    /// The logo among `files`, or nil when there is none. Throws everything that is wrong with it.
    init?(files: SiteFiles) throws(SiteFaults) {
        var collector = SiteFaultCollector()
        let pictures = [Self.stem, Self.darkStem].map { stem in
            collector.value { () throws(SiteFaults) in try Picture(stem: stem, of: files) } ?? nil
        }
        try collector.finish()
        guard let light = pictures[0] else {
            guard let alone = pictures[1] else { return nil }
            throw SiteFaults([.picture(file: alone.file, line: nil, .needsLight)])
        }
        picture = light.asset
        dark = pictures[1]?.asset
        size = light.size
    }

    /// Both pictures.
    var assets: [SiteAsset] { [picture, dark].compactMap(\.self) }

    /// What the frame of every page shows.
    var view: View {
        View([
            "address": picture.path, "darkAddress": dark?.path,
            "width": String(size.width), "height": String(size.height),
        ])
    }
}
