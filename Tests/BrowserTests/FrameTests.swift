import Foundation
import Testing

extension BrowserTests {
    /// The service in a frame on another site, in a browser that keeps nothing for frames.
    @Suite("Frames on other sites")
    struct FrameTests {
        /// Tries to keep something in every way, and says what came of it.
        private static let control = """
            <p id="told">no script</p><script>
            const told = [];
            const attempt = (keep) => { try { told.push(keep()) } catch (error) { told.push(error.name) } };
            attempt(() => { document.cookie = "a=b"; return document.cookie; });
            attempt(() => { localStorage.setItem("a", "b"); return localStorage.getItem("a"); });
            attempt(() => { sessionStorage.setItem("a", "b"); return sessionStorage.getItem("a"); });
            document.querySelector("#told").textContent = told.join(", ");
            </script>
            """

        @Test("The browser of these tests keeps nothing for a frame, and does for a page")
        func blocked() throws {
            let stage = try FrameStage()
            stage.other.put(Self.control, at: "control")
            let frame = stage.address("control", on: FrameStage.stranger)
            stage.other.put("<iframe src=\"\(frame)\"></iframe>", at: "around")
            try stage.browser.open(address: stage.address("control"))
            #expect(try stage.browser.text("#told") == "a=b, b, b")
            try stage.browser.open(address: stage.address("around"))
            try stage.browser.enterFrame()
            #expect(try stage.browser.text("#told") == ", SecurityError, SecurityError")
        }

        @Test("The browser without scripts runs none, in frames neither")
        func scriptless() throws {
            let stage = try FrameStage(hasScripts: false)
            stage.other.put(Self.control, at: "control")
            let frame = stage.address("control", on: FrameStage.stranger)
            stage.other.put("<iframe src=\"\(frame)\"></iframe>", at: "around")
            try stage.browser.open(address: stage.address("around"))
            try stage.browser.enterFrame()
            #expect(try stage.browser.text("#told") == "no script")
        }

        @Test(
            "A survey is taken in the frame from its first page to the withdrawal",
            arguments: [true, false], [FrameStage.allowed, "127.0.0.1"])
        func survey(hasScripts: Bool, host: String) throws {
            let stage = try FrameStage(hasScripts: hasScripts)
            try stage.putArticle()
            let reader = FrameReader(stage, hasScripts: hasScripts)
            try reader.open(on: host)
            try reader.follow("button[name=go][value=next]", to: "Weight, eating")
            #expect(try stage.browser.count(".error-summary li") == 1)
            #expect(try stage.browser.isFocused("#error-summary") == hasScripts)
            try stage.browser.click("#ok_survey")
            try stage.browser.click("input[name=adult][value=yes]")
            try reader.follow("button[name=go][value=next]", to: "Weight, eating")
            try reader.follow("button[name=go][value=pause]", to: "Your answers are saved")
            let code = try stage.browser.text(".receipt-code")
            try reader.follow("main a[href^='/receipt']", to: "Go on, see or delete your answers")
            try stage.browser.type(code, into: "#code")
            try reader.follow("main form button", to: "Weight, eating")
            try stage.browser.click("input[name=who][value=self]")
            // One more question appears where scripts run.
            try stage.browser.click("input[name=diagnosis][value=cms]")
            #expect(try stage.browser.isShown("#gene"))
            try reader.fits(fromTop: false)
            for _ in 1...2 {
                try reader.follow("button[name=go][value=next]", to: "Weight, eating")
            }
            try reader.follow(
                "button[name=go][value=send]", to: "Thank you. Your answers are saved.")
            #expect(try stage.browser.text(".receipt-code") == code)
            try stage.browser.click("summary")
            try reader.follow("details button", to: "Your answers are deleted")
            try reader.follow("main a.button", to: "Recount")
            #expect(try stage.browser.cookieCount() == 0)
        }

        @Test("A person signs up in the frame", arguments: [true, false])
        func signUp(hasScripts: Bool) throws {
            let stage = try FrameStage(hasScripts: hasScripts)
            try stage.putArticle(showing: "sign-up")
            let reader = FrameReader(stage, hasScripts: hasScripts)
            try reader.open(on: FrameStage.allowed)
            try reader.follow("main form button", to: "Stay in touch by email")
            #expect(try stage.browser.count(".error-summary li") == 2)
            try stage.browser.type("name@example.org", into: "#email")
            try stage.browser.click("input[name=purpose]")
            try reader.follow("main form button", to: "Please look into your mailbox")
            #expect(try stage.browser.cookieCount() == 0)
        }

        @Test("What is read beside the survey stays in the frame, and so does what cannot be shown")
        func reading() throws {
            let stage = try FrameStage()
            try stage.putArticle(showing: "nothing")
            let reader = FrameReader(stage, hasScripts: true)
            try reader.open(on: FrameStage.allowed, heading: "We could not find this page")
            try reader.follow("main a.button", to: "Recount")
            try reader.follow("main .card a[href^='/surveys/weight']", to: "Weight, eating")
            try reader.follow("main a[href^='/privacy']", to: "Privacy Policy")
            try stage.browser.click("main a[href^='/notices']")
            #expect(try stage.browser.windowCount() == 2)
            #expect(try stage.browser.text("h1") == "Privacy Policy")
        }

        @Test("On a site that is not allowed a person sees the link, and it leads to the survey")
        func stranger() throws {
            let stage = try FrameStage()
            try stage.putArticle()
            try stage.browser.open(address: stage.address("article", on: FrameStage.stranger))
            try stage.browser.enterFrame()
            #expect(try stage.browser.count("form") == 0)
            try stage.browser.leaveFrame()
            #expect(try stage.browser.isShown("a"))
            try stage.browser.follow("a")
            #expect(try stage.browser.text("h1").hasPrefix("Weight, eating"))
            #expect(try stage.browser.count(".site-header") == 1)
        }

        @Test("A form of any site signs up without script", arguments: [true, false])
        func plainForm(hasScripts: Bool) throws {
            let stage = try FrameStage(hasScripts: hasScripts)
            stage.other.put(try stage.snippet(with: "<form"), at: "plain")
            try stage.browser.open(address: stage.address("plain", on: FrameStage.stranger))
            try stage.browser.type("name@example.org", into: "input[name=email]")
            try stage.browser.follow("button")
            #expect(try stage.browser.address().hasPrefix("\(stage.origin)/sign-up"))
            #expect(try stage.browser.count(".error-summary li") == 1)
            #expect(try stage.browser.value(of: "#email") == "name@example.org")
            try stage.browser.open(address: stage.address("plain", on: FrameStage.stranger))
            try stage.browser.type("name@example.org", into: "input[name=email]")
            try stage.browser.click("input[name=purpose]")
            try stage.browser.follow("button")
            // No page of ours came before: a browser calculates, or a person answers a question.
            if !hasScripts {
                let answer = try stage.browser.answerToPlainQuestion()
                try stage.browser.type(answer, into: "#guard-answer")
                try stage.browser.follow("main form button")
            }
            try stage.browser.wait("h1", toSay: "Please look into your mailbox")
        }

        @Test("Pages in a frame break no rule of WCAG 2.2 AA and run out of no narrow window")
        func accessible() throws {
            let stage = try FrameStage()
            let axe = try AxeProbe()
            for page in [
                "/embed/weight-rare-myasthenia", "/embed/sign-up", "/privacy?embed", "/?embed",
            ] {
                try stage.browser.open(page)
                try axe.prepare(stage.browser)
                #expect(try axe.violations(stage.browser) == [], "\(page)")
                #expect(try LayoutProbe.overflow(stage.browser) == [], "\(page)")
            }
        }
    }
}
