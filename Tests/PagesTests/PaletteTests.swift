import Foundation
import Testing

@testable import Pages

/// An operator's colours.
@Suite struct PaletteTests {
    @Test("colours in the folder take the place of ours, and the others stay")
    func replaced() throws {
        let sheet = try renderers("dark:\n  page: '#000000'\n").main.namedAssets[0]
        let css = String(decoding: sheet.bytes, as: UTF8.self)
        let schemes = css.split(separator: "@media (prefers-color-scheme: dark)", maxSplits: 1)
        #expect(schemes[0].contains("--page: #fbf8f3;"))
        #expect(schemes[1].contains("--page: #000000;"))
        #expect(schemes[1].contains("--text: #f4eee7;"))
    }

    @Test("an empty file, or one of comments, changes nothing", arguments: ["", "# later\n"])
    func empty(yaml: String) throws {
        let ours = try Samples.renderer().namedAssets[0]
        #expect(try renderers(yaml).main.namedAssets[0] == ours)
    }

    @Test(
        "what cannot be read as colours is said with its line",
        arguments: [
            ("light\n", 1, ColourFault.notSchemes),
            ("light:\n  page: '#ffffff'\nnight:\n  page: '#000000'\n", 3, .unknownScheme("night")),
            ("light:\ndark:\n  page: '#000000'\n", 1, .notColours(.light)),
            ("light:\n  baground: '#ffffff'\n", 2, .unknownName("baground", nearest: nil)),
            ("light:\n  surfce: '#ffffff'\n", 2, .unknownName("surfce", nearest: "surface")),
            ("light:\n  page: #ffffff\n", 2, .notAColour(.page)),
            ("light:\n  page: white\n", 2, .notAColour(.page)),
            ("light:\n\n  page: ['#ffffff']\n", 3, .notAColour(.page)),
            ("light:\n  page: '#ffffff\n", 3, .notYAML),
            ("light:\n  page: '#ffffff'\n  page: '#fffff0'\n", 2, .notYAML),
        ])
    func faulty(yaml: String, line: Int, fault: ColourFault) {
        #expect(faults(yaml) == [.colours(line: line, fault)])
    }

    @Test("every pair of colours that is too near is said, in both schemes, with what it needs")
    func contrast() {
        let yaml = """
            light:
              page: '#ffffff'
              muted: '#7b7b7b'
            dark:
              focus: '#1a1714'
            """
        let said = faults(yaml).map(\.description)
        #expect(
            said == [
                "'colours.yaml', line 3: light: muted #7b7b7b on page #ffffff: 4.2, needs 4.5",
                "'colours.yaml', line 3: light: muted #7b7b7b on surface #ffffff: 4.2, needs 4.5",
                "'colours.yaml', line 3: light: muted #7b7b7b on tint #e6f1ef: 3.6, needs 4.5",
                "'colours.yaml', line 3: light: muted #7b7b7b on warm #fbeede: 3.7, needs 4.5",
                "'colours.yaml', line 5: dark: focus #1a1714 on page #1a1714: 1.0, needs 3.0",
                "'colours.yaml', line 5: dark: focus #1a1714 on surface #25211d: 1.1, needs 3.0",
                "'colours.yaml', line 5: dark: focus #1a1714 on tint #1c3230: 1.3, needs 3.0",
                "'colours.yaml', line 5: dark: focus #1a1714 on danger-tint #3c1f1b: 1.1, needs 3.0",
            ])
    }

    @Test("what is a little too near does not look like enough", arguments: ["#777777", "#767676"])
    func rounding(muted: String) {
        let yaml = "light: {page: '#ffffff', surface: '#ffffff', muted: '\(muted)'}\n"
        let said = faults(yaml).map(\.description).filter { $0.contains(" on page ") }
        let expected =
            "'colours.yaml', line 1: light: muted #777777 on page #ffffff: 4.4, needs 4.5"
        #expect(said == (muted == "#777777" ? [expected] : []))
    }

    private func renderers(_ yaml: String) throws -> PageRenderers {
        let site = try Samples.site()
        return try withSiteFolder(["colours.yaml": Array(yaml.utf8)]) { folder in
            try PageRenderers(site: site, files: SiteFiles(overriddenBy: folder))
        }
    }

    private func faults(_ yaml: String) -> [SiteFault] {
        do {
            _ = try renderers(yaml)
            return []
        } catch {
            return (error as? SiteFaults)?.faults ?? []
        }
    }
}
