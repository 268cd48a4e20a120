import Foundation
import Testing

/// An operator's own look, by the example that ships with the product.
@Suite struct ThemeTests {
    static let example = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "deploy/theme-example").path

    @Test("the example shows its logo, colours and texts on every page; the rest stays")
    func example() throws {
        let service = try RecountProcess(environment: ["RECOUNT_THEME": Self.example])
        let client = service.client()
        let home = try client.get("/")
        #expect(home.text.contains("We are people who live with a rare disease of the muscles."))
        #expect(home.text.contains("Letters from our group"))
        #expect(home.text.contains("alt=\"Recount\""))
        let survey = try client.get(WeightSurvey.path)
        for pattern in [
            "/assets/logo\\.[0-9a-f]{16}\\.svg", "/assets/logo-dark\\.[0-9a-f]{16}\\.svg",
        ] {
            let path = try #require(try survey.text.firstMatch(of: Regex(pattern))?.0)
            let logo = try client.get(String(path))
            #expect(logo.status == 200)
            #expect(logo["Content-Type"] == "image/svg+xml")
            #expect(logo["Cache-Control"] == "public, max-age=31536000, immutable")
            #expect(logo["Content-Security-Policy"]?.hasPrefix("default-src 'none'") == true)
        }
        let sheet = try #require(survey.text.firstMatch(of: /\/assets\/site\.[0-9a-f]+\.css/)?.0)
        #expect(try client.get(String(sheet)).text.contains("--brand: #5a2a82;"))
    }

    /// The section of the guide on installing.
    private static let guide = ("deploy/README.md", "Your own look")

    @Test("the colours that the guide shows are enough for a theme")
    func colours() throws {
        let files = try Guide(Self.guide.0, section: Self.guide.1).files
        try #require(files.count == 1)
        let theme = try TemporaryFolder()
        _ = try theme.write(files[0], to: "colours.yaml")
        let service = try RecountProcess(environment: ["RECOUNT_THEME": theme.url.path])
        let client = service.client()
        let sheet = try #require(
            client.get("/").text.firstMatch(of: /\/assets\/site\.[0-9a-f]+\.css/)?.0)
        let text = try client.get(String(sheet)).text
        #expect(text.contains("--brand: #5a2a82;") && text.contains("--brand: #d6bcf4;"))
    }

    @Test("a page without its own logo has none in a frame on another site")
    func embedded() throws {
        let service = try RecountProcess(environment: ["RECOUNT_THEME": Self.example])
        let page = try service.client().get("/embed/sign-up")
        #expect(!page.text.contains("/assets/logo"))
        #expect(page.text.contains("Letters from our group"))
    }

    @Test("serve refuses a faulty theme and says everything that is wrong; doctor says the same")
    func faulty() throws {
        let service = try RecountProcess()
        service.terminate()
        #expect(try service.ending() == .exit(0))
        let theme = try TemporaryFolder()
        let folder = URL(
            filePath: try theme.write(
                """
                light:
                  page: '#ffffff'
                  text: '#808080'
                  brand: teal
                  lead: '#000000'
                """, to: "theme/colours.yaml")
        ).deletingLastPathComponent().path
        _ = try theme.write("<svg>", to: "theme/logo.svg")
        _ = try theme.write("x", to: "theme/colors.yaml")
        let words = """
            the pages cannot be made:
              'colors.yaml' takes the place of no file; remove it or correct its name
              'colours.yaml', line 4: 'brand' must be six hexadecimal digits in quotes, such as '#0a5458'
              'colours.yaml', line 5: there is no colour 'lead'; see the table in deploy/README.md
              'logo.svg', line 1: is no SVG picture: it must begin with \
            '<svg xmlns="http://www.w3.org/2000/svg"'
            """
        try expect(words, of: service, theme: folder)
        _ = try theme.write("light: {text: '#808080'}", to: "theme/colours.yaml")
        for name in ["logo.svg", "colors.yaml"] {
            try FileManager.default.removeItem(atPath: theme.path("theme/\(name)"))
        }
        let contrast = """
            the pages cannot be made:
              'colours.yaml', line 1: light: text #808080 on page #fbf8f3: 3.7, needs 4.5
              'colours.yaml', line 1: light: text #808080 on surface #ffffff: 3.9, needs 4.5
              'colours.yaml', line 1: light: text #808080 on tint #e6f1ef: 3.4, needs 4.5
              'colours.yaml', line 1: light: text #808080 on warm #fbeede: 3.4, needs 4.5
              'colours.yaml', line 1: light: text #808080 on danger-tint #fdf0ed: 3.5, needs 4.5
            """
        try expect(contrast, of: service, theme: folder)
    }

    @Test("faults of a theme are said as the guide says")
    func refused() throws {
        let shown = try Guide(Self.guide.0, section: Self.guide.1).texts()
        try #require(shown.count == 1)
        let theme = try TemporaryFolder()
        _ = try theme.write(
            "# Ours\nlight:\n  brand: '#5a2a82'\n  muted: '#8a8a8a'\n", to: "colours.yaml")
        let head = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">"#
        _ = try theme.write(
            head + String(repeating: "\n<path d=\"M0 0h9\"/>", count: 5) + "\n<g>\n</svg>\n",
            to: "logo.svg")
        let served = try CommandLineTool.run(
            ["--data", theme.path("instance"), "serve", "--listen", "127.0.0.1:0"],
            environment: ["RECOUNT_THEME": theme.url.path])
        #expect(served.ending == .exit(1))
        #expect(
            try Guide.Step(command: "serve", output: "Error: " + shown[0]).fits(served.complaints),
            "\(served.complaints)")
    }

    private func expect(_ words: String, of service: RecountProcess, theme: String) throws {
        let instance = ["--data", service.data.path("instance")]
        let environment = ["RECOUNT_THEME": theme]
        let served = try CommandLineTool.run(
            instance + ["serve", "--listen", "127.0.0.1:0"], environment: environment)
        #expect(served.ending == .exit(1))
        #expect(served.complaints == "Error: \(words)\n")
        let examined = try CommandLineTool.run(instance + ["doctor"], environment: environment)
        #expect(examined.ending == .exit(1))
        #expect(examined.output == "\(words)\n")
    }
}
