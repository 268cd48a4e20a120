import Testing

extension BrowserTests {
    /// What enlarging, own colours and own spacing do to the pages.
    @Suite("Layout")
    struct LayoutTests {
        private let stage: Stage
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            try stage.browser.prefer([])
            try stage.browser.resize(to: .desktop)
        }

        @Test(
            "Nothing runs out of the window, however narrow or enlarged",
            arguments: SitePage.allCases)
        func reflow(_ page: SitePage) throws {
            try stage.show(page)
            for window in [Browser.Window.phone, .zoomedTwice, .zoomedFourTimes] {
                try browser.resize(to: window)
                let findings = try LayoutProbe.overflow(browser)
                #expect(findings == [], "\(window.testDescription)")
            }
        }

        @Test(
            "Text of twice the size and of wider spacing still fits", arguments: SitePage.allCases)
        func largeText(_ page: SitePage) throws {
            try stage.show(page)
            try browser.addStyle(LayoutProbe.wideSpacing)
            try browser.resize(to: .phone)
            let spaced = try LayoutProbe.overflow(browser)
            #expect(spaced == [])
            try browser.resize(to: .desktop)
            try browser.addStyle("html { font-size: 225% !important }")
            let enlarged = try LayoutProbe.overflow(browser)
            #expect(enlarged == [])
        }

        @Test("Every target can be hit", arguments: SitePage.allCases)
        func targets(_ page: SitePage) throws {
            try stage.show(page)
            try browser.resize(to: .phone)
            let findings = try LayoutProbe.smallTargets(browser)
            #expect(findings == [])
        }

        @Test(
            "With a person's own colours every control keeps a frame", arguments: SitePage.allCases)
        func forcedColours(_ page: SitePage) throws {
            try browser.prefer([.forcedColors])
            try stage.show(page)
            #expect(try browser.matches("(forced-colors: active)"))
            let findings = try LayoutProbe.framelessControls(browser)
            #expect(findings == [])
        }

        @Test("Nothing moves for who wants less motion", arguments: SitePage.allCases)
        func reducedMotion(_ page: SitePage) throws {
            try browser.prefer([.reducedMotion])
            try stage.show(page)
            #expect(try browser.matches("(prefers-reduced-motion: reduce)"))
            let findings = try LayoutProbe.motion(browser)
            #expect(findings == [])
        }

        @Test("Seeded defects of the layout are found")
        func seededDefects() throws {
            try stage.show(.survey)
            #expect(try !LayoutProbe.motion(browser).isEmpty)
            try browser.addStyle(".button { min-width: 2000px } .choice { border: 0 }")
            #expect(try !LayoutProbe.overflow(browser).isEmpty)
            #expect(try !LayoutProbe.framelessControls(browser).isEmpty)
            try browser.addStyle(".choice { min-height: 0; padding: 0 } p a { line-height: 1 }")
            let small = try LayoutProbe.smallTargets(browser)
            #expect(small.contains { $0.hasPrefix("input") })
            #expect(small.contains { $0.hasPrefix("a") })
        }
    }
}
