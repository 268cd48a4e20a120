import Testing

extension BrowserTests {
    /// The pages and mails of the way by email, and those of stories, each in every state that has a snapshot.
    @Suite("Pages and mails of the way by email, and stories")
    struct SnapshotPageTests {
        private let browser: Browser
        private let axe: AxeProbe
        private let site: SnapshotSite

        init() throws {
            browser = try Stage.current().browser
            axe = try AxeProbe()
            site = try SnapshotSite()
            try browser.prefer([])
            try browser.resize(to: .desktop)
        }

        @Test("Nothing breaks a rule of WCAG 2.2 AA, light or dark", arguments: SnapshotSite.names)
        func accessible(name: String) throws {
            try browser.open(address: site.address(of: name))
            try openDetails()
            try axe.prepare(browser)
            for window in [Browser.Window.desktop, .phone] {
                try browser.resize(to: window)
                for scheme: [Browser.Preference] in [[], [.dark]] {
                    try browser.prefer(scheme + [.reducedMotion])
                    #expect(
                        try axe.violations(browser) == [], "\(window.testDescription) \(scheme)")
                }
            }
        }

        @Test(
            "Nothing runs out of the window, and every target can be hit",
            arguments: SnapshotSite.names)
        func layout(name: String) throws {
            try browser.open(address: site.address(of: name))
            try openDetails()
            for window in [Browser.Window.phone, .zoomedTwice, .zoomedFourTimes] {
                try browser.resize(to: window)
                #expect(try LayoutProbe.overflow(browser) == [], "\(window.testDescription)")
            }
            try browser.resize(to: .phone)
            #expect(try LayoutProbe.smallTargets(browser) == [])
            try browser.addStyle(LayoutProbe.wideSpacing)
            #expect(try LayoutProbe.overflow(browser) == [], "wide spacing")
        }

        @Test(
            "By keyboard every control is reached, in order and in sight",
            arguments: SnapshotSite.names.filter { !$0.hasPrefix("mail-") })
        func keyboard(name: String) throws {
            try browser.open(address: site.address(of: name))
            #expect(try FocusProbe(browser).findings == [])
        }

        @Test("There is something to look at, and a faulty page is seen")
        func faulty() throws {
            #expect(SnapshotSite.names.count >= 30)
            try browser.open(address: site.address(of: "link-request.html"))
            try browser.run("document.querySelector('label[for=email]').remove()")
            try axe.prepare(browser)
            #expect(try axe.violations(browser).map(\.id) == ["label"])
        }

        private func openDetails() throws {
            try browser.run(
                "for (const part of document.querySelectorAll('details')) part.open = true")
        }
    }
}
