import Foundation

/// A picture of an operator, checked so that it shows.
struct Picture {
    /// The file's name, such as `logo.svg`.
    let file: String
    let asset: SiteAsset
    let size: PictureSize

    /// The files that may hold a logo.
    static let logoFiles = Set(
        [Logo.stem, Logo.darkStem].flatMap { stem in Kind.allCases.map { "\(stem).\($0.rawValue)" }
        })

    private enum Kind: String, CaseIterable {
        case svg
        case png

        var mediaType: String {
            switch self {
            case .svg: "image/svg+xml"
            case .png: "image/png"
            }
        }
    }

    /// The picture of that name in one of the formats, or nil when there is none.
    init?(stem: String, of files: SiteFiles) throws(SiteFaults) {
        let found = Kind.allCases.filter { files.bytes(of: "\(stem).\($0.rawValue)") != nil }
        guard let kind = found.first else { return nil }
        file = "\(stem).\(kind.rawValue)"
        let bytes = try files.required(file)
        do throws(PictureFault) {
            guard found.count == 1 else { throw .twice }
            guard bytes.count <= Logo.mostBytes else { throw .tooLarge(bytes: bytes.count) }
            size = try Self.size(of: bytes, kind)
        } catch {
            throw SiteFaults([.picture(file: file, line: error.line, error)])
        }
        asset = SiteAsset(
            stem: stem, suffix: kind.rawValue, mediaType: kind.mediaType, bytes: bytes)
    }

    private static func size(
        of bytes: [UInt8], _ kind: Kind
    ) throws(PictureFault) -> PictureSize {
        switch kind {
        case .svg: try SVGFile.size(of: String(decoding: bytes, as: UTF8.self))
        case .png: try PNGFile.size(of: bytes)
        }
    }
}

/// The size of a picture in its own units: what counts is the ratio.
struct PictureSize: Hashable, Sendable {
    let width: Int
    let height: Int
}
