import Testing

extension BrowserTests {
    /// The code that stands on paper, from the page to the camera and back.
    @Suite("The code on paper")
    struct PaperCodeTests {
        private let stage: Stage
        private var browser: Browser { stage.browser }

        init() throws {
            stage = try Stage.current()
            try stage.browser.prefer([])
            try stage.browser.resize(to: .desktop)
        }

        @Test(
            "A camera reads the address with the code, on every screen and on paper",
            arguments: [SitePage.receipt, .pause, .arabicReceipt])
        func square(page: SitePage) throws {
            try stage.show(page)
            let code = try browser.text(".receipt-code").split(separator: " ").joined(
                separator: "-")
            let address = "https://surveys.example.org/receipt#\(code)"
            #expect(code.count == 24)
            for window in [Browser.Window.phone, .desktop] {
                try browser.resize(to: window)
                for preferences: [Browser.Preference] in [[], [.dark], [.forcedColors]] {
                    try browser.prefer(preferences)
                    let read = try SquareReader.text(of: "svg.square", browser)
                    #expect(read == address, "\(window.testDescription) \(preferences)")
                }
            }
            try browser.showAsPrinted()
            #expect(try SquareReader.text(of: "svg.square", browser) == address)
            #expect(try browser.isShown(".receipt-code"))
        }

        @Test("Who comes by the square finds the code filled in, and it leaves the address")
        func comingBack() throws {
            try stage.show(.receipt)
            let code = try browser.text(".receipt-code").split(separator: " ").joined(
                separator: "-")
            try browser.open("/healthz")
            try browser.open("/receipt#\(code)")
            #expect(try browser.value(of: "#code") == code)
            #expect(
                try browser.evaluate("return location.href", as: String.self).hasSuffix("/receipt"))
            try browser.follow("main form button")
            #expect(try browser.text("h1") == "Your answers")
        }

        @Test("Without script the field is empty, and what is no code is never filled in")
        func withoutScript() throws {
            try browser.open("/healthz")
            try browser.open("/receipt#main-content")
            #expect(try browser.value(of: "#code") == "")
            try browser.allowScripts(false)
            defer { try? browser.allowScripts(true) }
            try browser.open("/receipt#7H3K-9QXR-0000-1111-2222")
            #expect(try browser.value(of: "#code") == "")
        }
    }
}
