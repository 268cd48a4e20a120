import Testing

extension BrowserTests {
    /// The ways through the site on a small phone, with scripts and without.
    @Suite("Journeys at 320 px")
    struct JourneyTests {
        private let browser: Browser

        init() throws {
            browser = try Stage.current().browser
            try browser.resize(to: .phone)
            try browser.prefer([])
        }

        @Test(
            "A person reads, answers, corrects, keeps a code, comes back by it and withdraws",
            arguments: [true, false])
        func participant(hasScripts: Bool) throws {
            try browser.allowScripts(hasScripts)
            defer { try? browser.allowScripts(true) }
            try browser.open("/articles/rare-myasthenic-syndromes")
            try browser.follow("a.button[href^='/surveys/']")
            try browser.open("/surveys/weight-rare-myasthenia?pages=one")
            try sendFaultyAnswers()
            try correct()
            let code = try browser.text(".receipt-code")
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            #expect(try browser.text(".answers").contains("Stairs are hard"))
            try comeBack(with: code)
            try withdraw()
            try comeBack(with: code)
            #expect(try browser.text("h1") == "Your answers are deleted")
        }

        @Test(
            "A person goes through the survey page by page, stops, and goes on by the code",
            arguments: [true, false])
        func pages(hasScripts: Bool) throws {
            try browser.allowScripts(hasScripts)
            defer { try? browser.allowScripts(true) }
            try browser.open(Site.survey)
            try browser.click("#ok_survey")
            try browser.click("input[name=adult][value=yes]")
            try go("next")
            #expect(try browser.text(".progress p").hasPrefix("Page 2 of 4."))
            try browser.click("input[name=who][value=self]")
            try browser.type("about 2011", into: "#first_signs")
            try go("pause")
            let code = try browser.text(".receipt-code")
            try comeBack(with: code)
            #expect(try browser.value(of: "#first_signs") == "about 2011")
            try browser.type("2011", into: "#first_signs")
            for _ in 1...2 { try go("next") }
            try go("send")
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            #expect(try browser.text(".receipt-code") == code)
        }

        private func go(_ step: String) throws {
            try browser.follow("button[name=go][value=\(step)]")
        }

        @Test("A faulty sign-up keeps what was typed and says what is wrong; the next one goes")
        func subscriber() throws {
            try browser.open("/sign-up")
            try browser.type("name@example", into: "#email")
            try browser.follow("main form button")
            #expect(try browser.title().hasPrefix("Error: "))
            #expect(try browser.count(".error-summary li") == 2)
            #expect(try browser.value(of: "#email") == "name@example")
            try browser.type("name@example.org", into: "#email")
            try browser.click("input[name=purpose]")
            try browser.follow("main form button")
            #expect(try browser.text("h1") == "Please look into your mailbox")
        }

        @Test("A link in the list of faults leads to the field it names")
        func summaryLeadsToFields() throws {
            try browser.open("/surveys/weight-rare-myasthenia?pages=one")
            try browser.follow("form button[type=submit]")
            #expect(try browser.isFocused("#error-summary"))
            try browser.click(".error-summary a")
            #expect(try browser.isFocused("#ok_survey"))
        }

        /// The consent is missing, and the year is no year.
        private func sendFaultyAnswers() throws {
            try browser.click("input[name=adult][value=yes]")
            try browser.click("input[name=who][value=self]")
            try browser.click("input[name=tried][value=move]")
            try browser.type("long ago", into: "#first_signs")
            try browser.click("#ok_stories")
            try browser.type("Stairs are hard <b>& steep</b>.", into: "#story")
            try browser.follow("form button[type=submit]")
        }

        private func correct() throws {
            #expect(try browser.title().hasPrefix("Error: "))
            #expect(try browser.count(".error-summary li") == 2)
            #expect(try browser.value(of: "#first_signs") == "long ago")
            #expect(try browser.value(of: "#story") == "Stairs are hard <b>& steep</b>.")
            #expect(try browser.count("input[name=tried][value=move]:checked") == 1)
            try browser.click("#ok_survey")
            try browser.type("2011", into: "#first_signs")
            try browser.follow("form button[type=submit]")
        }

        private func comeBack(with code: String) throws {
            try browser.open("/receipt")
            try browser.type(code.lowercased(), into: "#code")
            try browser.follow("main form button")
        }

        private func withdraw() throws {
            #expect(try browser.text("h1") == "Your answers")
            try browser.click("summary")
            try browser.follow("details button")
            #expect(try browser.text("h1") == "Your answers are deleted")
        }
    }
}
