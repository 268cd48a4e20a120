import Testing

extension BrowserTests {
    /// What a person meets whom the service takes for a program.
    @Suite("The question whether a person sends")
    struct GuardTests {
        private let browser: Browser
        private let service: LoopbackServer
        private let folder: ScratchFolder

        /// A service that takes everybody for too fast.
        init() throws {
            folder = try ScratchFolder()
            service = try Site.start(
                in: folder,
                settings: [
                    "RECOUNT_GUARD_SURVEY_SECONDS": "60", "RECOUNT_GUARD_SIGN_UP_SECONDS": "60",
                    "RECOUNT_GUARD_DIFFICULTY": "14",
                ])
            browser = try Stage.current().browser.visiting(service.client)
            try browser.resize(to: .phone)
            try browser.prefer([.reducedMotion])
        }

        @Test("A browser that calculates goes on by itself, and nothing is lost")
        func calculating() throws {
            defer { service.stop() }
            try answerSurvey()
            try browser.click("form button[type=submit]")
            try browser.wait("h1", toSay: "Thank you. Your answers are saved.")
            #expect(try browser.text(".answers").contains("Stairs are \"hard\" & <steep>."))
            try browser.open("/sign-up")
            try signUp()
            try browser.click("main form button")
            try browser.wait("h1", toSay: "Please look into your mailbox")
        }

        @Test("A difficult calculation shows how far it is, and no question")
        func progress() throws {
            service.stop()
            let patient = try Site.start(
                in: ScratchFolder(), settings: ["RECOUNT_GUARD_SURVEY_SECONDS": "60"])
            defer { patient.stop() }
            let browser = browser.visiting(patient.client)
            try browser.open(Site.survey + "?pages=one")
            try browser.click("#ok_survey")
            try browser.click("input[name=adult][value=yes]")
            try browser.click("input[name=who][value=self]")
            try browser.follow("form button[type=submit]")
            try browser.wait("[role=status]", toSay: "One moment, please.")
            #expect(try browser.isShown("progress"))
            #expect(try !browser.isShown("#guard-answer"))
        }

        @Test("Without script a person answers a plain question; a wrong answer loses nothing")
        func answering() throws {
            defer { service.stop() }
            try browser.allowScripts(false)
            defer { try? browser.allowScripts(true) }
            try answerSurvey()
            try browser.follow("form button[type=submit]")
            #expect(try browser.text("h1") == "One more step")
            #expect(try !browser.isShown("progress"))
            try browser.type("0", into: "#guard-answer")
            try browser.follow("main form button")
            #expect(try browser.isFocused("#error-summary"))
            try browser.type(try browser.answerToPlainQuestion(), into: "#guard-answer")
            try browser.follow("main form button")
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            #expect(try browser.text(".answers").contains("Stairs are \"hard\" & <steep>."))
            try browser.open("/sign-up")
            try signUp()
            try browser.follow("main form button")
            try browser.type(try browser.answerToPlainQuestion(), into: "#guard-answer")
            try browser.follow("main form button")
            #expect(try browser.text("h1") == "Please look into your mailbox")
        }

        @Test(
            "Nobody sees the decoy or comes to it by keyboard",
            arguments: [Site.survey, "/sign-up"])
        func decoy(path: String) throws {
            defer { service.stop() }
            try browser.open(path)
            #expect(try browser.count("input[name=your-website]") == 1)
            #expect(try !browser.isShown("input[name=your-website]"))
            #expect(
                try browser.count("[aria-hidden=true] input[tabindex='-1'][autocomplete=off]") == 1)
        }

        private func answerSurvey() throws {
            try browser.open(Site.survey + "?pages=one")
            for selector in ["#ok_survey", "input[name=adult][value=yes]"] {
                try browser.click(selector)
            }
            try browser.click("input[name=who][value=self]")
            try browser.click("#ok_stories")
            try browser.type("Stairs are \"hard\" & <steep>.", into: "#story")
        }

        private func signUp() throws {
            try browser.type("name@example.org", into: "#email")
            try browser.click("input[name=purpose]")
        }
    }
}
