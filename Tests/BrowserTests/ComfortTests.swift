import Foundation
import Testing
import Values

extension BrowserTests {
    /// Sliders and rankings with the script: by click and by keyboard, on a small phone.
    @Suite("Sliders and rankings at 320 px")
    struct ComfortTests {
        private static let slider = "[data-item=energy] input[type=range]"

        private let browser: Browser

        init() throws {
            let stage = try Stage.current()
            browser = stage.browser
            try browser.resize(to: .phone)
            try browser.prefer([.reducedMotion])
            try browser.open(ComfortSurvey.path)
            try browser.click("#agree")
        }

        // MARK: - Sliders

        @Test("A slider says that it is not answered, and has no handle before it is")
        func unanswered() throws {
            #expect(try browser.label(Self.slider) == "Not answered yet")
            #expect(try browser.isShown("[data-item=energy] .line p"))
            #expect(try !browser.isShown("[data-item=energy] .line button"))
            #expect(try browser.sent("energy") == [""])
            #expect(try browser.sent("energy.stop") == [])
            #expect(try browser.count("[data-item=energy] .line[data-answered]") == 0)
        }

        @Test(
            "A click on the line answers, also in the middle",
            arguments: [(0.5, 48...52), (0.9, 90...100), (0.02, 0...2)])
        func click(part: Double, numbers: ClosedRange<Int>) throws {
            try browser.click(Self.slider, at: part)
            let sent = try #require(try browser.sent("energy").first.flatMap { Int($0) })
            #expect(numbers.contains(sent))
            #expect(try browser.label(Self.slider) == String(sent))
            #expect(try browser.count("[data-item=energy] .line[data-answered]") == 1)
            #expect(try !browser.isShown("[data-item=energy] .line p"))
        }

        @Test("Arrows, Home and End move the slider, and a condition follows it")
        func keys() throws {
            try browser.tab(to: Self.slider)
            try browser.press(.arrowRight)
            #expect(try browser.sent("energy") == ["51"])
            try browser.press(.home)
            #expect(try browser.sent("energy") == ["0"])
            #expect(try browser.isShown("#why"))
            try browser.press(.end)
            #expect(try browser.sent("energy") == ["100"])
            #expect(try !browser.isShown("#why"))
            #expect(try browser.isFocused(Self.slider))
        }

        @Test("The slider and the field say the same, and what is no answer has no handle")
        func field() throws {
            try browser.type("63", into: "#energy")
            #expect(try browser.value(of: Self.slider) == "63")
            #expect(try browser.label(Self.slider) == "63")
            try browser.type("630", into: "#energy")
            #expect(try browser.label(Self.slider) == "Not answered yet")
            #expect(try browser.sent("energy") == ["630"])
            try browser.type("7,5", into: "#pain")
            #expect(try browser.value(of: "[data-item=pain] input[type=range]") == "7.5")
        }

        @Test("An answer is taken back by a button, and the focus stays on the line")
        func clearing() throws {
            try browser.click(Self.slider, at: 0.1)
            #expect(try browser.isShown("#why"))
            try browser.click("[data-item=energy] .line button")
            #expect(try browser.sent("energy") == [""])
            #expect(try browser.label(Self.slider) == "Not answered yet")
            #expect(try browser.isFocused(Self.slider))
            #expect(try !browser.isShown("#why"))
        }

        @Test("The slider's name is the question with the meaning of its ends")
        func name() throws {
            let name = try browser.evaluate(
                "return document.querySelector(arguments[0]).ariaLabel", [.string(Self.slider)],
                as: String.self)
            #expect(
                name == "How was your energy last week? 0: No energy at all, 100: Full of energy")
        }

        // MARK: - Rankings

        @Test("A choice that stands on two places changes places, and that is said")
        func exchange() throws {
            try rank(["Being", "Seeing", "Stairs"])
            // The letters pass “Seeing double”, which keeps its place.
            try browser.choose("Stairs", in: "wishes.1")
            #expect(try order() == ["stairs", "sight", "tired"])
            try browser.wait("[role=status]", toSay: "First: Stairs. Third: Being tired")
        }

        @Test("Buttons move a choice, the focus goes with it, and it is said where it is")
        func moving() throws {
            try rank(["Being", "Seeing", "Stairs"])
            try browser.click(button(3, 1))
            #expect(try order() == ["tired", "stairs", "sight"])
            try browser.wait("[role=status]", toSay: "Second: Stairs. Third: Seeing double")
            #expect(try browser.isFocused(button(2, 1)))
            try browser.press(.enter)
            #expect(try order() == ["stairs", "tired", "sight"])
            // At the top there is no way up any more.
            #expect(try browser.isFocused("[id='wishes.1']"))
            try browser.tab(to: button(1, 2))
            try browser.press(.space)
            #expect(try order() == ["tired", "stairs", "sight"])
            #expect(try browser.isFocused(button(2, 2)))
        }

        @Test("Only what leads somewhere can be pressed, and says what it moves")
        func buttons() throws {
            #expect(try browser.count("[data-item=wishes] button:enabled") == 0)
            try rank(["Being", "Seeing"])
            let labels = try browser.evaluate(
                """
                return [...document.querySelectorAll("[data-item=wishes] button:enabled")]
                    .map((button) => button.ariaLabel);
                """, as: [String].self)
            #expect(labels == ["Move down, Being tired", "Move up, Seeing double"])
        }

        @Test("A ranking of earlier answers has a place for each, and closes up behind one")
        func offered() throws {
            #expect(try !browser.isShown("[id='order.1']"))
            for value in ["cold", "heat", "noise"] {
                try browser.click("input[name=troubles][value=\(value)]")
            }
            #expect(try browser.isShown("[id='order.3']"))
            for (place, letters) in ["Noise", "Cold", "Heat"].enumerated() {
                try browser.choose(letters, in: "order.\(place + 1)")
            }
            try browser.click("input[name=troubles][value=cold]")
            #expect(try browser.sent("order.1") + browser.sent("order.2") == ["noise", "heat"])
            #expect(try !browser.isShown("[id='order.3']"))
        }

        @Test("Conditions follow a ranking beside a slider")
        func following() throws {
            try rank(["Seeing", "Being"])
            #expect(try !browser.isShown("#sleep"))
            try browser.click(Self.slider, at: 0.9)
            #expect(try browser.isShown("#sleep"))
            try browser.choose("Stairs", in: "wishes.2")
            #expect(try !browser.isShown("#sleep"))
        }

        // MARK: - Both

        @Test("Sliders and rankings are saved quietly, and sent")
        func saving() throws {
            try browser.follow("button[name=go][value=pause]")
            let code = try browser.text(".receipt-code")
            try comeBack(with: code)
            try browser.click(Self.slider, at: 0.9)
            let energy = try browser.sent("energy")
            try rank(["Stairs", "Being"])
            try browser.click(button(2, 1))
            try browser.wait("[role=status]", toSay: "Saved.")
            try comeBack(with: code)
            #expect(try browser.label(Self.slider) == energy.first)
            #expect(try order() == ["tired", "stairs", ""])
            try browser.type("2.5", into: "#pain")
            try browser.follow("button[name=go][value=send]")
            #expect(try browser.text("h1") == "Thank you. Your answers are saved.")
            let answers = try browser.text(".answers")
            #expect(answers.contains("1. Being tired") && answers.contains("2. Stairs"))
        }

        @Test("An answered page breaks no rule of WCAG 2.2 AA, and nothing runs out of it")
        func accessible() throws {
            try browser.click(Self.slider, at: 0.1)
            try rank(["Being", "Seeing", "Stairs"])
            let axe = try AxeProbe()
            try axe.prepare(browser)
            for scheme: [Browser.Preference] in [[], [.dark]] {
                try browser.prefer(scheme + [.reducedMotion])
                #expect(try axe.violations(browser) == [], "\(scheme)")
            }
            #expect(try LayoutProbe.overflow(browser) == [])
            #expect(try LayoutProbe.smallTargets(browser) == [])
            #expect(try FocusProbe(browser).findings == [])
        }

        @Test("Without script the line of stops and the menus are as they were")
        func without() throws {
            try browser.allowScripts(false)
            defer { try? browser.allowScripts(true) }
            try browser.open(ComfortSurvey.path)
            #expect(try browser.count("[data-item=energy] .line input[type=radio]") == 11)
            #expect(try browser.count("input[type=range], .place button, .line button") == 0)
            #expect(try browser.count("[data-item=wishes] select") == 3)
            #expect(try browser.isShown("#why-condition"))
        }

        // MARK: - Steps

        private func rank(_ choices: [String]) throws {
            for (place, letters) in choices.enumerated() {
                try browser.choose(letters, in: "wishes.\(place + 1)")
            }
        }

        private func order() throws -> [String] {
            try (1...3).flatMap { try browser.sent("wishes.\($0)") }
        }

        /// The button behind a place that moves up (1) or down (2).
        private func button(_ place: Int, _ number: Int) -> String {
            "[data-item=wishes] .place:nth-child(\(place)) button:nth-of-type(\(number))"
        }

        private func comeBack(with code: String) throws {
            try browser.open("/receipt")
            try browser.type(code, into: "#code")
            try browser.follow("main form button")
        }
    }
}

extension Browser {
    /// What a screen reader says of a slider's value.
    fileprivate func label(_ selector: String) throws -> String {
        try evaluate(
            "return document.querySelector(arguments[0]).ariaValueText", [.string(selector)],
            as: String.self)
    }

    /// Presses the pointer on a part of an element's width, from its left end.
    fileprivate func click(_ selector: String, at part: Double) throws {
        let offset = try evaluate(
            """
            const element = document.querySelector(arguments[0]);
            element.scrollIntoView({ block: "center" });
            return Math.round(element.clientWidth * (Number(arguments[1]) - 0.5));
            """, [.string(selector), .string("\(part)")], as: Int64.self)
        let origin = JSONValue.object([
            "element-6066-11e4-a52e-4f735466cecf": .string(try element(selector).identifier)
        ])
        let move = JSONValue.object([
            "type": .string("pointerMove"), "x": .integer(offset), "y": .integer(0),
            "origin": origin, "duration": .integer(0),
        ])
        let presses = ["pointerDown", "pointerUp"].map { type in
            JSONValue.object(["type": .string(type), "button": .integer(0)])
        }
        let source = JSONValue.object([
            "type": .string("pointer"), "id": .string("mouse"),
            "actions": .array([move] + presses),
        ])
        try command("POST", "/actions", ["actions": .array([source])])
    }

    /// Chooses in a menu by the first letters of a choice, as a person does by keyboard; the
    /// driver's own click on a choice is not followed by all events of a real one.
    fileprivate func choose(_ letters: String, in name: String) throws {
        let field = try element("select[name='\(name)']")
        try command("POST", "/element/\(field.identifier)/value", ["text": .string(letters)])
    }

    /// What the survey's form would send under a name.
    func sent(_ name: String) throws -> [String] {
        try evaluate(
            "return new FormData(document.querySelector('main form')).getAll(arguments[0])",
            [.string(name)], as: [String].self)
    }
}
