import Foundation
import Testing

extension BrowserTests {
    /// An operator's report, opened from the disk as a person does.
    @Suite("The page of a report")
    struct ReportPageTests {
        private let browser: Browser
        private let axe: AxeProbe

        init() throws {
            browser = try Stage.current().browser
            axe = try AxeProbe()
            try browser.prefer([])
            try browser.resize(to: .desktop)
            try browser.open(address: Toolbox.reportPage.absoluteString)
        }

        @Test("Nothing breaks a rule of WCAG 2.2 AA, light or dark")
        func accessible() throws {
            try axe.prepare(browser)
            for window in [Browser.Window.desktop, .phone] {
                try browser.resize(to: window)
                for scheme: [Browser.Preference] in [[], [.dark]] {
                    try browser.prefer(scheme)
                    #expect(
                        try axe.violations(browser) == [], "\(window.testDescription) \(scheme)")
                }
            }
        }

        @Test("The page is never wider than its window; a wide table scrolls by itself")
        func layout() throws {
            for window in [Browser.Window.desktop, .phone, .zoomedTwice, .zoomedFourTimes] {
                try browser.resize(to: window)
                let isFitting = try browser.evaluate(
                    """
                    const page = document.documentElement;
                    return page.scrollWidth <= page.clientWidth;
                    """, as: Bool.self)
                #expect(isFitting, "\(window.testDescription)")
            }
        }

        @Test("Each chart is named, described and stands beside a table with the same figures")
        func charts() throws {
            let charts = try browser.evaluate(
                """
                return [...document.querySelectorAll("svg")].map((chart) => {
                    const counts = [...chart.querySelectorAll(".count")].map((each) => each.textContent);
                    const rows = [...chart.nextElementSibling.querySelectorAll("tbody tr")];
                    const column = chart.closest("section").textContent.includes("Mean place") ? 3 : 1;
                    const cells = rows.map((row) => row.children[column].textContent);
                    const named = chart.getAttribute("aria-labelledby").split(" ")
                        .every((id) => document.getElementById(id).textContent.length > 5);
                    return named && chart.getAttribute("role") === "img"
                        && counts.length > 0 && counts.join() === cells.join();
                });
                """, as: [Bool].self)
            #expect(charts.count >= 8 && charts.allSatisfy(\.self))
        }

        @Test("Nothing is asked of any network")
        func alone() throws {
            let count = try browser.evaluate(
                "return performance.getEntriesByType('resource').length;", as: Int.self)
            #expect(count == 0)
        }

        @Test("A faulty page is seen")
        func faulty() throws {
            try browser.run("document.documentElement.removeAttribute('lang')")
            try axe.prepare(browser)
            #expect(try axe.violations(browser).map(\.id) == ["html-has-lang"])
        }
    }
}
