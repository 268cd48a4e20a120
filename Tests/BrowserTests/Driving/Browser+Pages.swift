import Foundation
import Values

extension Browser {
    /// One element of the page that is shown, by the driver's own name for it.
    struct Element {
        let identifier: String
    }

    struct NoNewPage: Error {
        let after: String
    }

    struct NeverSaid: Error {
        let text: String
    }

    static let patience = Duration.seconds(10)

    /// The first element that a CSS selector finds.
    func element(_ selector: String) throws -> Element {
        let query: [String: JSONValue] = [
            "using": .string("css selector"), "value": .string(selector),
        ]
        let found = try ask("POST", "/element", query, as: [String: String].self)
        return Element(identifier: found.values.first ?? "")
    }

    /// What a person reads of the element.
    func text(_ selector: String) throws -> String {
        try ask("GET", "/element/\(element(selector).identifier)/text", as: String.self)
    }

    func title() throws -> String { try ask("GET", "/title", as: String.self) }

    func count(_ selector: String) throws -> Int {
        try evaluate(
            "return document.querySelectorAll(arguments[0]).length", [.string(selector)],
            as: Int.self)
    }

    /// What stands in a field.
    func value(of selector: String) throws -> String {
        try evaluate(
            "return document.querySelector(arguments[0]).value", [.string(selector)],
            as: String.self)
    }

    func click(_ selector: String) throws {
        try command("POST", "/element/\(element(selector).identifier)/click")
    }

    /// Types into a field what stands in no field yet.
    func type(_ text: String, into selector: String) throws {
        let path = "/element/\(try element(selector).identifier)"
        try command("POST", "\(path)/clear")
        try command("POST", "\(path)/value", ["text": .string(text)])
    }

    /// Clicks what leads to another page, and waits for it.
    func follow(_ selector: String) throws {
        try leave(by: selector) { try click(selector) }
    }

    func goBack() throws { try leave(by: "Back") { try command("POST", "/back") } }

    func goForward() throws { try leave(by: "Forward") { try command("POST", "/forward") } }

    func reload() throws { try leave(by: "a reload") { try command("POST", "/refresh") } }

    /// Waits until an element that `selector` finds holds a text.
    func wait(_ selector: String, toSay text: String) throws {
        let deadline = ContinuousClock.now + Self.patience
        while ContinuousClock.now < deadline {
            let isThere = try evaluate(
                "return [...document.querySelectorAll(arguments[0])]"
                    + ".some((element) => element.textContent.startsWith(arguments[1]))",
                [.string(selector), .string(text)], as: Bool.self)
            if isThere { return }
            Thread.sleep(forTimeInterval: 0.02)
        }
        throw NeverSaid(text: text)
    }

    /// Says whether a person sees the element.
    func isShown(_ selector: String) throws -> Bool {
        try evaluate(
            "return document.querySelector(arguments[0]).checkVisibility()", [.string(selector)],
            as: Bool.self)
    }

    /// Does what leads to another page, and waits until that is there in full.
    func leave(
        by cause: String, within patience: Duration = Self.patience, _ action: () throws -> Void
    ) throws {
        let old = try element("html")
        try action()
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline {
            if try isGone(old), try isLoaded() { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw NoNewPage(after: cause)
    }

    private func isGone(_ element: Element) throws -> Bool {
        do {
            try command("GET", "/element/\(element.identifier)/name")
            return false
        } catch let refusal as Refusal
            where ["stale element reference", "no such element"].contains(refusal.error)
        {
            return true
        } catch let refusal as Refusal where refusal.isBetweenPages {
            return false
        }
    }

    private func isLoaded() throws -> Bool {
        do {
            return try evaluate("return document.readyState", as: String.self) == "complete"
        } catch let refusal as Refusal where refusal.isBetweenPages {
            return false
        }
    }
}
