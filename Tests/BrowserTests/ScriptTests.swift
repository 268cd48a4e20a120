import Testing
import Values

extension BrowserTests {
    /// What the survey's script adds to its pages.
    @Suite("Script")
    struct ScriptTests {
        private static let whole = Site.survey + "?pages=one"

        private let stage: Stage
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            try stage.browser.resize(to: .desktop)
            try stage.browser.prefer([.reducedMotion])
        }

        @Test("A question appears and vanishes with the answer that it depends on")
        func following() throws {
            try browser.open(Self.whole)
            #expect(try !browser.isShown("#gene"))
            #expect(try browser.count(".condition:not(:empty)") == 0)
            try browser.click("input[name=diagnosis][value=cms]")
            #expect(try browser.isShown("#gene"))
            #expect(try browser.isFocused("input[name=diagnosis][value=cms]"))
            try browser.wait("[role=status]", toSay: "There are more questions now.")
            try browser.type("DOK7", into: "#gene")
            try browser.click("input[name=diagnosis][value=lems]")
            #expect(try !browser.isShown("#gene"))
            try browser.wait("[role=status]", toSay: "Questions that are not for you")
            try browser.click("input[name=diagnosis][value=cms]")
            #expect(try browser.value(of: "#gene") == "DOK7")
        }

        @Test("A section without a question is left out, and so is all behind the end")
        func sections() throws {
            try browser.open(Self.whole)
            #expect(try !browser.isShown("#section-5"))
            try browser.click("#ok_stories")
            #expect(try browser.isShown("#section-5"))
            try browser.click("input[name=adult][value=no]")
            #expect(try browser.isShown("[data-item=too_young]"))
            #expect(try !browser.isShown("#who") && !browser.isShown("#section-2"))
        }

        @Test("Without script every question is there with its condition in words")
        func without() throws {
            try browser.allowScripts(false)
            defer { try? browser.allowScripts(true) }
            try browser.open(Self.whole)
            #expect(try browser.isShown("#gene") && browser.isShown("#section-5"))
            #expect(try browser.isShown("#gene-condition"))
        }

        @Test("The field beside a choice is there with the choice, and is not sent without it")
        func writing() throws {
            try browser.open(Self.whole)
            #expect(try !browser.isShown("[id='diagnosis.other']"))
            try browser.click("input[name=diagnosis][value=other]")
            try browser.type("Rare", into: "[id='diagnosis.other']")
            try browser.click("input[name=diagnosis][value=lems]")
            #expect(try browser.sent("diagnosis.other") == [])
            try browser.click("input[name=diagnosis][value=other]")
            #expect(try browser.sent("diagnosis.other") == ["Rare"])
        }

        @Test("A choice that excludes the others clears them, and gives them back")
        func alone() throws {
            try browser.open(Self.whole)
            for value in ["texture", "move", "none"] {
                try browser.click("input[name=tried][value=\(value)]")
            }
            #expect(try browser.sent("tried") == ["none"])
            try browser.click("input[name=tried][value=none]")
            #expect(try browser.sent("tried") == ["texture", "move"])
            try browser.click("input[name=tried][value=none]")
            try browser.click("input[name=tried][value=advice]")
            #expect(try browser.sent("tried") == ["advice"])
        }

        @Test("A page is saved while a person types, and is there on another device")
        func saving() throws {
            let code = try begin()
            try browser.click("input[name=who][value=self]")
            try browser.type("about 2011", into: "#first_signs")
            try browser.wait("[role=status]", toSay: "Saved.")
            #expect(try browser.value(of: "[name=revision]") == "2")
            try browser.type("2011", into: "#first_signs")
            try browser.leave(by: "the address bar") { try browser.open("/receipt") }
            try comeBack(with: code)
            #expect(try browser.value(of: "#first_signs") == "2011")
            #expect(try browser.count("input[name=who][value=self]:checked") == 1)
        }

        @Test("Without a connection the page says so, keeps everything and saves it later")
        func offline() throws {
            let code = try begin()
            try browser.connect(false)
            defer { try? browser.connect(true) }
            try browser.type("2012", into: "#first_signs")
            try browser.wait("[role=status]", toSay: "Not saved: there is no connection.")
            try browser.connect(true)
            try browser.run("dispatchEvent(new Event('online'))")
            try browser.wait("[role=status]", toSay: "Saved.")
            try comeBack(with: code)
            #expect(try browser.value(of: "#first_signs") == "2012")
        }

        @Test("A button answers once")
        func once() throws {
            try browser.open(Self.whole)
            let prevented = try browser.evaluate(
                """
                const prevented = [];
                document.addEventListener("submit", (event) => {
                    prevented.push(event.defaultPrevented);
                    event.preventDefault();
                });
                for (const _ of [1, 2]) document.querySelector("button[name=go]").click();
                return prevented;
                """, as: [Bool].self)
            #expect(prevented == [false, true])
        }

        @Test("Pages that the script has changed break no rule of WCAG 2.2 AA")
        func accessible() throws {
            _ = try begin()
            try browser.click("input[name=diagnosis][value=cms]")
            try browser.click("input[name=who][value=self]")
            try browser.wait("[role=status]", toSay: "Saved.")
            let axe = try AxeProbe()
            try axe.prepare(browser)
            let findings = try axe.violations(browser)
            #expect(findings == [])
        }

        /// Agrees, goes on to the second page, and returns the code.
        private func begin() throws -> String {
            try browser.open(Site.survey)
            try browser.click("#ok_survey")
            try browser.click("input[name=adult][value=yes]")
            try browser.follow("button[name=go][value=next]")
            return try browser.value(of: "[name=code]")
        }

        private func comeBack(with code: String) throws {
            try browser.open("/receipt")
            try browser.type(code, into: "#code")
            try browser.follow("main form button")
        }
    }
}
