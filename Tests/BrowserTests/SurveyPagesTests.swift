import Demonstration
import Testing

extension BrowserTests {
    /// Every page of every survey of the demonstration in all its languages, also from right to left.
    @Suite("Pages of the surveys")
    struct SurveyPagesTests {
        private let stage: Stage
        private let axe: AxeProbe
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            axe = try AxeProbe()
            try stage.browser.prefer([.reducedMotion])
        }

        @Test(
            "No page breaks a rule of WCAG 2.2 AA, runs out of the window or has small targets",
            arguments: SurveyTour.ways)
        func pages(person: Participation, language: String) throws {
            let visits = try SurveyTour(person, in: language, on: stage.site).visits
            try axe.standingBy(in: browser) {
                for visit in visits { try inspect(visit, in: language) }
            }
        }

        private func inspect(_ visit: Visit, in language: String) throws {
            try browser.resize(to: .desktop)
            try stage.show(visit)
            #expect(try browser.count("html[lang='\(language)']") == 1, "\(visit.name)")
            let isFaulty = try browser.count(".error-summary") == 1
            #expect(isFaulty == (visit.status == 422), "\(visit.name)")
            try expectNothing(axe.violations(browser), visit, .desktop)
            try browser.resize(to: .phone)
            try expectNothing(axe.violations(browser), visit, .phone)
            try expectNothing(LayoutProbe.overflow(browser), visit, .phone)
            try expectNothing(LayoutProbe.smallTargets(browser), visit, .phone)
        }

        @Test(
            "Enlarged, widely spaced and in a person's own colours, a whole survey keeps its form",
            arguments: SurveyTour.ways)
        func settings(person: Participation, language: String) throws {
            let path = "\(person.path)?lang=\(language)&pages=one"
            try browser.prefer([.reducedMotion, .forcedColors])
            let visit = Visit(name: "all on one page", path: path)
            try browser.resize(to: .phone)
            try stage.show(visit)
            try expectNothing(LayoutProbe.framelessControls(browser), visit, .phone)
            try browser.addStyle(LayoutProbe.wideSpacing)
            try expectNothing(LayoutProbe.overflow(browser), visit, .phone)
            for window in [Browser.Window.zoomedTwice, .zoomedFourTimes] {
                try browser.resize(to: window)
                try expectNothing(LayoutProbe.overflow(browser), visit, window)
            }
            try browser.addStyle("html { font-size: 225% !important }")
            try browser.resize(to: .desktop)
            try expectNothing(LayoutProbe.overflow(browser), visit, .desktop)
        }

        private func expectNothing<Finding: Equatable>(
            _ findings: [Finding], _ visit: Visit, _ window: Browser.Window
        ) {
            #expect(findings == [], "\(visit.name), \(window.testDescription)")
        }
    }
}
