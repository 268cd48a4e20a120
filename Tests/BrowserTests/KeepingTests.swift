import Demonstration
import Testing

extension BrowserTests {
    /// What a browser does with a page that a person has typed into and not sent.
    @Suite("Nothing typed is lost")
    struct KeepingTests {
        private static let typed: Participation.Fields = [
            "who": "self", "diagnosis": "other", "diagnosis.other": "Rare", "first_signs": "2011",
            "region": "canada",
        ]
        private static let faulty: Participation.Fields = [
            "who": "self", "diagnosis": "other", "diagnosis.other": "Rare",
            "first_signs": "long ago", "region": "canada",
        ]

        private let browser: Browser

        init() throws {
            browser = try Stage.current().browser
            try browser.resize(to: .phone)
            try browser.prefer([.reducedMotion])
        }

        @Test("Back and Forward keep a page as it was typed", arguments: [true, false])
        func backAndForward(hasScripts: Bool) throws {
            try withScripts(hasScripts) {
                try begin()
                try browser.fill(Self.typed)
                try browser.follow("footer a[href^='/privacy']")
                for _ in 1...2 {
                    try browser.goBack()
                    #expect(try browser.missing(Self.typed) == [])
                    try browser.goForward()
                }
            }
        }

        @Test(
            "The first page keeps what was typed before anything is saved",
            arguments: [true, false])
        func firstPage(hasScripts: Bool) throws {
            try withScripts(hasScripts) {
                try browser.open(Site.survey + "?pages=one")
                try browser.fill(Self.typed)
                try browser.follow("footer a[href^='/privacy']")
                try browser.goBack()
                #expect(try browser.missing(Self.typed) == [])
            }
        }

        @Test("Back shows a page as it was sent, Forward the next, and both are sent again")
        func sentPages() throws {
            try withScripts(false) {
                try begin()
                try browser.fill(Self.typed)
                try go("next")
                try browser.fill(["weight": "72.5"])
                try browser.goBack()
                #expect(try browser.missing(Self.typed) == [])
                try browser.goForward()
                #expect(try browser.missing(["weight": "72.5"]) == [])
                try browser.goBack()
                try browser.fill(["first_signs": "2012"])
                try go("next")
                try go("back")
                #expect(try browser.missing(["first_signs": "2012", "region": "canada"]) == [])
            }
        }

        @Test(
            "A page with faults is still filled in after a reload, and behind it",
            arguments: [true, false])
        func faults(hasScripts: Bool) throws {
            try withScripts(hasScripts) {
                try begin()
                try browser.fill(Self.faulty)
                try go("next")
                #expect(try browser.count(".error-summary") == 1)
                try browser.reload()
                #expect(try browser.count(".error-summary") == 1)
                #expect(try browser.missing(Self.faulty) == [])
                try browser.goBack()
                #expect(try browser.missing(Self.faulty) == [])
            }
        }

        @Test("A reload keeps what the page has said that it saved")
        func reload() throws {
            try begin()
            try browser.fill(Self.typed)
            try browser.wait("[role=status]", toSay: "Saved.")
            try browser.reload()
            #expect(try browser.missing(Self.typed) == [])
        }

        @Test("The browser asks before a reload that would lose something, and only then")
        func asking() throws {
            try browser.open(Site.survey)
            #expect(try !asksBeforeLeaving())
            try browser.fill(["ok_survey": "yes", "adult": "yes"])
            #expect(try asksBeforeLeaving())
            // The way back from a link leads to the page as it was.
            try browser.run(
                "const link = document.querySelector('footer a');"
                    + "link.addEventListener('click', (event) => event.preventDefault());"
                    + "link.click();")
            #expect(try !asksBeforeLeaving())
            try go("next")
            #expect(try !asksBeforeLeaving())
            try browser.fill(Self.typed)
            #expect(try asksBeforeLeaving())
            try browser.wait("[role=status]", toSay: "Saved.")
            #expect(try !asksBeforeLeaving())
        }

        private func asksBeforeLeaving() throws -> Bool {
            try browser.evaluate(
                "const leave = new Event('beforeunload', { cancelable: true });"
                    + "dispatchEvent(leave); return leave.defaultPrevented;", as: Bool.self)
        }

        @Test("A reload in the middle of a word loses nothing of it under the code")
        func suddenReload() throws {
            let code = try begin()
            try browser.fill(Self.typed)
            try browser.reload()
            try browser.open("/receipt")
            try browser.type(code, into: "#code")
            try browser.follow("main form button")
            #expect(try browser.missing(Self.typed) == [])
        }

        @Test(
            "Without a connection Back leads to the filled-in page, which then is sent",
            arguments: [true, false])
        func disconnected(hasScripts: Bool) throws {
            try withScripts(hasScripts) {
                try begin()
                try browser.fill(Self.typed)
                try browser.connect(false)
                defer { try? browser.connect(true) }
                try go("next")
                #expect(try browser.count("main") == 0)
                try browser.connect(true)
                try browser.goBack()
                #expect(try browser.missing(Self.typed) == [])
                try go("next")
                #expect(try browser.count("#weight") == 1)
            }
        }

        /// Agrees, goes on to the second page, and returns the code.
        @discardableResult
        private func begin() throws -> String {
            try browser.open(Site.survey)
            try browser.fill(["ok_survey": "yes", "adult": "yes"])
            try go("next")
            return try browser.value(of: "[name=code]")
        }

        private func go(_ step: String) throws {
            try browser.follow("button[name=go][value=\(step)]")
        }

        private func withScripts(_ areAllowed: Bool, _ action: () throws -> Void) throws {
            try browser.allowScripts(areAllowed)
            defer { try? browser.allowScripts(true) }
            try action()
        }
    }
}
