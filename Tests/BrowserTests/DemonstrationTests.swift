import Demonstration
import Testing

extension BrowserTests {
    /// The ways through each survey of the demonstration on a small phone.
    @Suite("Surveys of the demonstration")
    struct DemonstrationTests {
        private let browser: Browser

        init() throws {
            browser = try Stage.current().browser
            try browser.resize(to: .phone)
            try browser.prefer([.reducedMotion])
        }

        @Test(
            "A survey is begun, left, found again by its code, sent, changed and withdrawn",
            arguments: Participation.all, [true, false])
        func way(person: Participation, hasScripts: Bool) throws {
            try browser.allowScripts(hasScripts)
            defer { try? browser.allowScripts(true) }
            try browser.open(person.path)
            try browser.fill(person.answers)
            try go("next")
            try browser.fill(person.answers)
            let page = try browser.value(of: "[name=page]")
            try go("pause")
            let code = try browser.text(".receipt-code")
            try comeBack(with: code)
            #expect(try browser.value(of: "[name=page]") == page)
            #expect(try browser.missing(person.answers) == [])
            try finish(person)
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            #expect(try browser.text(".receipt-code") == code)
            try change(person)
            try withdraw()
            try comeBack(with: code)
            #expect(try browser.text("h1") == "Your answers are deleted")
        }

        private func go(_ step: String) throws {
            try browser.follow("button[name=go][value=\(step)]")
        }

        private func comeBack(with code: String) throws {
            try browser.open("/receipt")
            try browser.type(code, into: "#code")
            try browser.follow("main form button")
        }

        /// Goes on from the second page to the last one and sends everything.
        private func finish(_ person: Participation) throws {
            var pages = 2
            while try browser.count("button[value=send]") == 0 {
                try go("next")
                try browser.fill(person.answers)
                pages += 1
            }
            #expect(pages == person.pages)
            try go("send")
        }

        private func change(_ person: Participation) throws {
            let change = person.change
            #expect(try browser.text(".answers").contains(change.wordsBefore))
            try browser.follow(".answers a[href*='/\(change.item)']")
            try browser.fill(change.fields)
            try browser.follow("main form button")
            #expect(try browser.text("h1") == "Your change is saved")
            let answers = try browser.text(".answers")
            #expect(answers.contains(change.wordsAfter) && !answers.contains(change.wordsBefore))
        }

        private func withdraw() throws {
            try browser.click("summary")
            try browser.follow("details button")
            #expect(try browser.text("h1") == "Your answers are deleted")
        }
    }
}
