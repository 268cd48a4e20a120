import Testing

extension BrowserTests {
    /// A survey with grids, a ranking, sliders and dates for whoever uses no pointer.
    @Suite("A whole survey by keyboard alone")
    struct KeyboardSurveyTests {
        private let browser: Browser

        init() throws {
            browser = try Stage.current().browser
            try browser.resize(to: .desktop)
            try browser.prefer([.reducedMotion])
        }

        @Test(
            "Tab, Space, arrows, letters and Enter lead from the first page to the receipt",
            arguments: [true, false])
        func survey(hasScripts: Bool) throws {
            try browser.allowScripts(hasScripts)
            defer { try? browser.allowScripts(true) }
            try browser.open("/surveys/quality-of-life")
            try agree()
            try tellDates()
            try rateMoving()
            try rateFace()
            try rateMood()
            try rank()
            try expectReceipt()
        }

        private func agree() throws {
            try tick("ok_survey", "yes")
            try tick("adult", "yes")
            try go("next")
        }

        private func tellDates() throws {
            try write("diagnosis.month", "May")
            try write("diagnosis.year", "2015")
            try write("first_signs", "2011")
            try go("next")
        }

        private func rateMoving() throws {
            for (row, steps) in [("shopping", 0), ("hair", 1), ("car", 2), ("queue", 3)] {
                try choose("moving.\(row)", first: "0", steps: steps)
            }
            try go("next")
        }

        private func rateFace() throws {
            for row in ["double", "lids", "chewing", "swallowing", "voice"] {
                try choose("face.\(row)", first: "never", steps: 1)
            }
            try write("reading", "35")
            try go("next")
        }

        private func rateMood() throws {
            try write("energy", "40,")
            try choose("mood.calm", first: "never", steps: 2)
            try go("next")
        }

        /// The choices stand in an order of the person's own; a letter finds one of a list.
        private func rank() throws {
            for trouble in ["moving", "tired", "plans"] { try tick("troubles", trouble) }
            for (place, letter) in [(1, "I"), (2, "N"), (3, "M")] {
                try browser.tab(to: "select[name='order.\(place)']")
                try browser.press(letter)
            }
            try choose("week", first: "0", steps: 6)
            try write("helped", "Rest & light.")
            try go("send")
        }

        private func expectReceipt() throws {
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            let answers = try browser.text(".answers")
            for words in [
                "May 2015", "2011", "Carrying your shopping home: Not hard",
                "Washing your hair: A little hard", "Getting out of a car: Very hard",
                "Standing in a queue: Not possible", "I saw double: On one or two days",
                "Calm: On most days", "1. I was tired", "2. Not knowing how the day will be",
                "3. Moving was hard", "Rest & light.",
            ] {
                #expect(answers.contains(words), "‘\(words)’ is missing")
            }
        }

        private func tick(_ name: String, _ value: String) throws {
            try browser.tab(to: "input[name='\(name)'][value='\(value)']")
            try browser.press(.space)
        }

        private func write(_ name: String, _ text: String) throws {
            try browser.tab(to: "[name='\(name)']")
            try browser.press(text)
        }

        /// Takes the first choice of a group and goes on from it by arrows, each of which takes the
        /// next one.
        private func choose(_ name: String, first: String, steps: Int) throws {
            try tick(name, first)
            for _ in 0..<steps { try browser.press(.arrowDown) }
            let chosen = try browser.count("[name='\(name)']:checked")
            #expect(chosen == 1, "\(name)")
        }

        private func go(_ step: String) throws {
            try browser.tab(to: "button[name=go][value=\(step)]")
            try browser.leave(by: "Enter on the button") { try browser.press(.enter) }
        }
    }
}
