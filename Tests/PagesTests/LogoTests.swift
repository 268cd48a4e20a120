import Foundation
import Testing

@testable import Pages

/// An operator's logo.
@Suite struct LogoTests {
    private static let drawing = "<path d='M0 0h9'/>"
    private static func svg(_ inside: String = drawing) -> String {
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"\n viewBox=\"0 0 40 10.4\">"
            + "\n<!-- <a> & more -->\n\(inside)\n</svg>\n"
    }

    @Test("a logo stands in the place of the site's name and keeps its words")
    func shown() throws {
        let pages = try renderers(["logo.svg": Array(Self.svg().utf8)]).main
        let logo = try #require(pages.namedAssets.first { $0.path.contains("/logo.") })
        #expect(logo.mediaType == "image/svg+xml")
        #expect(
            pages.problem(.notFound).text.contains(
                "<a class=\"site-name\" href=\"/\"><picture><img class=\"logo\" src=\"\(logo.path)\" "
                    + "width=\"40\" height=\"10\" alt=\"Rare Muscle Network\"></picture></a>"))
    }

    @Test("a logo for the dark scheme takes its place there")
    func dark() throws {
        let files = ["logo.png": Self.png(), "logo-dark.svg": Array(Self.svg().utf8)]
        let pages = try renderers(files).main
        let dark = try #require(pages.namedAssets.first { $0.path.contains("/logo-dark.") })
        let text = pages.problem(.notFound).text
        #expect(
            text.contains(
                "<source srcset=\"\(dark.path)\" media=\"(prefers-color-scheme: dark)\"><img"))
        #expect(text.contains("width=\"320\" height=\"64\""))
    }

    @Test(
        "drawings that show are taken",
        arguments: [
            svg(
                "<g onlyhere=''><use href='#a'/><image xlink:href=\"data:image/png;base64,AA\"/></g>"
            )
            .replacing("onlyhere", with: "id"),
            svg("<style><![CDATA[ a > b { fill: red } ]]></style>"),
            svg("<text>1 > 0</text>"), "<!DOCTYPE svg PUBLIC \"a\" \"b\">\n" + svg(),
        ])
    func taken(text: String) throws {
        #expect(try SVGFile.size(of: text) == PictureSize(width: 40, height: 10))
    }

    @Test(
        "what would not show is said with its line",
        arguments: [
            ("", PictureFault.notSVG(line: 1)), ("no picture", .notSVG(line: 1)),
            ("<html>\n</html>", .notSVG(line: 1)),
            (svg().replacing(" viewBox=\"0 0 40 10.4\"", with: ""), .noViewBox(line: 2)),
            (svg().replacing("40 10.4", with: "0 10"), .noViewBox(line: 2)),
            (svg("<g>\n<path/>"), .unclosed(element: "g", line: 5)),
            (svg("\n<g id=a/>"), .notXML(line: 6)), (svg("a < b"), .notXML(line: 5)),
            (svg() + "</g>", .notXML(line: 7)),
            (svg().replacing("</svg>", with: ""), .unclosed(element: "svg", line: 2)),
            (svg("<script>1</script>"), .dead(part: "<script>", line: 5)),
            (svg("<g\nonclick='a()'/>"), .dead(part: "onclick", line: 5)),
            (svg("<image href='https://a.example/b.png'/>"), .dead(part: "href", line: 5)),
        ])
    func refused(text: String, fault: PictureFault) {
        #expect(throws: fault) { try SVGFile.size(of: text) }
    }

    @Test("a large drawing is read in time", .timeLimit(.minutes(10)))
    func large() throws {
        let lines = String(repeating: "<path d='M0 0h9'/>\n", count: 9_000)
        #expect(try SVGFile.size(of: Self.svg(lines)).width == 40)
    }

    @Test("a PNG is read to its end")
    func png() throws {
        #expect(try PNGFile.size(of: Self.png()) == PictureSize(width: 320, height: 64))
        for length in [0, 7, 20, 30, 58] {
            let part = Array(Self.png().prefix(length))
            let fault: PictureFault = length < 24 ? .notPNG : .cutOff
            #expect(throws: fault) { try PNGFile.size(of: part) }
        }
    }

    @Test("what is wrong with the files is said in words, icon included")
    func files() {
        let large = Array(Self.svg(String(repeating: " ", count: 200_000)).utf8)
        #expect(
            faults(["logo.svg": large, "logo-dark.svg": Array(Self.svg("<g>").utf8)]) == [
                "'logo.svg' has 200114 bytes and may have 200000; make it smaller",
                "'logo-dark.svg', line 5: '<g>' is not closed",
            ])
        #expect(
            faults(["logo.svg": Array(Self.svg().utf8), "logo.png": Self.png()])
                == ["'logo.svg' is there as SVG and as PNG; remove one of them"])
        #expect(
            faults(["logo-dark.png": Self.png()])
                == ["'logo-dark.png' stands alone; put a 'logo' for light pages beside it"])
        #expect(
            faults(["icon.svg": Array("<svg>".utf8)]) == [
                "'icon.svg', line 1: is no SVG picture: it must begin with "
                    + "'<svg xmlns=\"http://www.w3.org/2000/svg\"'"
            ])
    }

    /// A picture of 320 by 64 points without content.
    private static func png() -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + [0, 0, 0, 13] + Array("IHDR".utf8) + [0, 0, 1, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0]
            + [1, 2, 3, 4]
            + [0, 0, 0, 2] + Array("IDAT".utf8) + [7, 7] + [1, 2, 3, 4]
            + [0, 0, 0, 0] + Array("IEND".utf8) + [1, 2, 3, 4]
    }

    private func renderers(_ files: [String: [UInt8]]) throws -> PageRenderers {
        let site = try Samples.site()
        return try withSiteFolder(files) { folder in
            try PageRenderers(site: site, files: SiteFiles(overriddenBy: folder))
        }
    }

    private func faults(_ files: [String: [UInt8]]) -> [String] {
        do {
            _ = try renderers(files)
            return []
        } catch {
            return (error as? SiteFaults)?.faults.map(\.description) ?? []
        }
    }
}
