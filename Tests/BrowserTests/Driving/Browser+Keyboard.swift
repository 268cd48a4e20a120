import Values

extension Browser {
    /// Keys by their names in WebDriver (section 17.4.2, keyboard actions).
    enum Key: String {
        case tab = "\u{E004}"
        case enter = "\u{E007}"
        case space = " "
        case end = "\u{E010}"
        case home = "\u{E011}"
        case arrowRight = "\u{E014}"
        case arrowDown = "\u{E015}"
    }

    struct NeverReached: Error {
        let selector: String
    }

    /// The most stops that a page may put before a control.
    private static let mostStops = 120

    func press(_ key: Key) throws {
        try press([key.rawValue])
    }

    /// Types letters where the focus is.
    func press(_ letters: String) throws {
        try press(letters.map(String.init))
    }

    /// Presses Tab until the focus is on what `selector` finds.
    func tab(to selector: String) throws {
        for _ in 0..<Self.mostStops {
            try press(.tab)
            if try isFocused(selector) { return }
        }
        throw NeverReached(selector: selector)
    }

    func isFocused(_ selector: String) throws -> Bool {
        try evaluate(
            "return document.activeElement.matches(arguments[0])", [.string(selector)],
            as: Bool.self)
    }

    private func press(_ keys: [String]) throws {
        let actions = keys.flatMap { key in
            ["keyDown", "keyUp"].map { type in
                JSONValue.object(["type": .string(type), "value": .string(key)])
            }
        }
        let source = JSONValue.object([
            "type": .string("key"), "id": .string("keyboard"), "actions": .array(actions),
        ])
        try command("POST", "/actions", ["actions": .array([source])])
    }
}
