import Testing

extension BrowserTests {
    /// WCAG 2.2 at level AA, as far as a program can see it: axe-core.
    @Suite("WCAG 2.2 AA")
    struct AccessibilityTests {
        private let stage: Stage
        private let axe: AxeProbe
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            axe = try AxeProbe()
            try stage.browser.resize(to: .desktop)
        }

        @Test("No page breaks a rule, light or dark, wide or narrow", arguments: SitePage.allCases)
        func page(_ page: SitePage) throws {
            try stage.show(page)
            try axe.prepare(browser)
            for window in [Browser.Window.desktop, .phone] {
                try browser.resize(to: window)
                for scheme: [Browser.Preference] in [[], [.dark]] {
                    // What still fades has the colours of neither scheme.
                    try browser.prefer(scheme + [.reducedMotion])
                    #expect(
                        try axe.violations(browser) == [], "\(window.testDescription) \(scheme)")
                }
            }
        }

        @Test("The withdrawal that a receipt unfolds breaks no rule")
        func unfoldedWithdrawal() throws {
            try stage.show(.receipt)
            try browser.click("summary")
            try axe.prepare(browser)
            let findings = try axe.violations(browser)
            #expect(findings == [])
        }

        @Test(
            "A seeded defect is found",
            arguments: [
                ("label", "document.querySelector('label[for=email]').remove()"),
                ("color-contrast", "document.querySelector('.lead').style.color = '#cccccc'"),
                ("document-title", "document.title = ''"),
            ])
        func seededDefect(rule: String, defect: String) throws {
            try browser.prefer([])
            try stage.show(.signUp)
            try browser.run(defect)
            try axe.prepare(browser)
            #expect(try axe.violations(browser).map(\.id) == [rule])
        }
    }
}
