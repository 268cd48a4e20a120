import Testing

extension BrowserTests {
    /// The same ways for whoever uses no pointer.
    @Suite("By keyboard alone")
    struct KeyboardTests {
        private let stage: Stage
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            try stage.browser.resize(to: .desktop)
            try stage.browser.prefer([])
        }

        @Test("A survey is answered, sent and withdrawn with Tab, Space, arrows and Enter")
        func survey() throws {
            try browser.open("/articles/rare-myasthenic-syndromes")
            try browser.tab(to: "a.button[href^='/surveys/']")
            try browser.leave(by: "Enter on the call") { try browser.press(.enter) }
            try browser.open(Site.survey + "?pages=one")
            try answer()
            try browser.leave(by: "Enter on the button") { try browser.press(.enter) }
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            #expect(try browser.text(".answers").contains("My child"))
            try withdraw()
            #expect(try browser.text("h1") == "Your answers are deleted")
        }

        @Test("Enter in the only field sends a code")
        func codeByEnter() throws {
            try stage.show(.codeEntry)
            try browser.tab(to: "#code")
            try browser.press("7H3K")
            try browser.leave(by: "Enter in the field") { try browser.press(.enter) }
            #expect(try browser.isFocused("#error-summary"))
        }

        @Test("The first stop of a page skips to its content")
        func skip() throws {
            try stage.show(.article)
            try browser.press(.tab)
            #expect(try browser.isFocused("a.skip"))
            try browser.press(.enter)
            try browser.press(.tab)
            #expect(try browser.isFocused("main *"))
        }

        @Test(
            "Every control is reached in the page's order, and shows it",
            arguments: SitePage.allCases)
        func focus(page: SitePage) throws {
            try stage.show(page)
            let findings = try FocusProbe(browser).findings
            #expect(findings == [])
        }

        @Test("A control without a mark, and one that Tab leaves out, are found")
        func seededDefects() throws {
            try stage.show(.codeEntry)
            try browser.addStyle("#code:focus-visible { outline: none }")
            #expect(try FocusProbe(browser).findings.count == 1)
            try browser.run("document.querySelector('main button').tabIndex = -1")
            #expect(try FocusProbe(browser).findings.count == 2)
        }

        private func answer() throws {
            try browser.tab(to: "#ok_survey")
            try browser.press(.space)
            try browser.tab(to: "input[name=adult]")
            try browser.press(.space)
            try browser.tab(to: "input[name=who]")
            // An arrow moves to the next choice of a group and takes it.
            try browser.press(.arrowDown)
            try browser.tab(to: "#first_signs")
            try browser.press("2011")
            try browser.tab(to: "form button[type=submit]")
        }

        private func withdraw() throws {
            try browser.tab(to: "summary")
            try browser.press(.enter)
            try browser.tab(to: "details button")
            try browser.leave(by: "Enter on the button") { try browser.press(.enter) }
        }
    }
}
