import Demonstration
import Foundation
import Pages
import Testing

extension BrowserTests {
    /// The colours as pages show them, ours and those of the example theme.
    @Suite("Colours")
    struct ThemeTests {
        private let stage: Stage
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            try stage.browser.resize(to: .desktop)
        }

        @Test("Every pair of colours that pages show is in the table of what must be apart")
        func pairs() throws {
            try browser.prefer([.dark, .reducedMotion])
            try browser.keepFocus()
            var seen: Set<ColourPair> = []
            var visits = SitePage.allCases.map { $0.visit(on: stage.site) }
            for person in Participation.all {
                let language = try #require(person.languages.first)
                visits += try SurveyTour(person, in: language, on: stage.site).visits
            }
            // Without scripts, what depends on an answer stands on the page with its condition.
            for (visit, hasScripts) in visits.flatMap({ [($0, true), ($0, false)] }) {
                try browser.allowScripts(hasScripts)
                defer { try? browser.allowScripts(true) }
                try stage.show(visit)
                seen.formUnion(try ColourProbe.pairs(browser, in: .dark))
            }
            let missing = seen.filter { pair in
                !ContrastRule.all.contains { pair.isCovered(by: $0) }
            }
            #expect(missing.map(\.description).sorted() == [])
            let idle = ContrastRule.all.filter { rule in !seen.contains { $0.isCovered(by: rule) } }
            #expect(idle.map { "\($0.front) on \($0.back)" } == [])
        }

        @Test("The example theme breaks no rule of WCAG 2.2 AA, light or dark")
        func example() throws {
            let folder = try ScratchFolder()
            let service = try Site.start(
                in: folder, settings: ["RECOUNT_THEME": Toolbox.exampleTheme.path])
            defer { service.stop() }
            let stage = stage.playing(on: try Site(service.client))
            let axe = try AxeProbe()
            let pages: [SitePage] = [.home, .article, .surveyFaults, .receipt, .signUpFaults]
            for page in pages {
                try stage.show(page)
                try axe.prepare(stage.browser)
                for scheme: [Browser.Preference] in [[], [.dark]] {
                    try stage.browser.prefer(scheme + [.reducedMotion])
                    #expect(
                        try stage.browser.matches("(prefers-color-scheme: dark)") == !scheme.isEmpty
                    )
                    let findings = try axe.violations(stage.browser)
                    #expect(findings == [], "\(page.rawValue) \(scheme)")
                }
                for window in [Browser.Window.phone, .zoomedFourTimes] {
                    try stage.browser.resize(to: window)
                    #expect(try LayoutProbe.overflow(stage.browser) == [])
                }
            }
        }

        @Test("The logo shows, with the name of the site in its place and in its scheme")
        func logo() throws {
            let folder = try ScratchFolder()
            let service = try Site.start(
                in: folder,
                settings: [
                    "RECOUNT_THEME": Toolbox.exampleTheme.path, "RECOUNT_SITE_NAME": "Our Muscles",
                ])
            defer { service.stop() }
            let browser = browser.visiting(service.client)
            for (scheme, stem) in [([Browser.Preference](), "logo"), ([.dark], "logo-dark")] {
                try browser.prefer(scheme)
                try browser.open("/")
                let shown = try browser.evaluate(
                    """
                    const logo = document.querySelector(".logo");
                    const { width, height } = logo.getBoundingClientRect();
                    const ratio = Math.round(width / height * 10);
                    return [logo.alt, logo.currentSrc, `${logo.naturalWidth > 0}`, `${ratio}`];
                    """, as: [String].self)
                #expect(shown[0] == "Our Muscles")
                #expect(shown[1].contains("/assets/\(stem)."))
                #expect(shown[2...] == ["true", "54"])
            }
        }
    }
}
