import Testing
import Values

/// The settings of a person's device that a page must cope with.
extension Browser {
    /// A window by its inner size in CSS pixels; a scale of 4 is a zoom of 400 %.
    struct Window: Sendable, CustomTestStringConvertible {
        var width: Int64
        var height: Int64
        var scale: Int64 = 1

        static let phone = Window(width: 320, height: 640)
        static let desktop = Window(width: 1_280, height: 900)
        /// A window of 1,280 by 1,024 pixels at a zoom of 200 %.
        static let zoomedTwice = Window(width: 640, height: 512, scale: 2)
        /// The same at 400 %: what WCAG 2.2 asks of reflow (1.4.10).
        static let zoomedFourTimes = Window(width: 320, height: 256, scale: 4)

        var testDescription: String { "\(width)×\(height) at \(scale)00 %" }
    }

    /// What a style sheet asks for by `@media`.
    enum Preference {
        case dark
        case forcedColors
        case reducedMotion

        fileprivate var feature: (String, String) {
            switch self {
            case .dark: ("prefers-color-scheme", "dark")
            case .forcedColors: ("forced-colors", "active")
            case .reducedMotion: ("prefers-reduced-motion", "reduce")
            }
        }
    }

    func resize(to window: Window) throws {
        try emulate(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .integer(window.width), "height": .integer(window.height),
                "deviceScaleFactor": .integer(window.scale), "mobile": .bool(false),
            ])
    }

    /// Sets these preferences and no others.
    func prefer(_ preferences: [Preference]) throws {
        let features = preferences.map { preference in
            JSONValue.object([
                "name": .string(preference.feature.0), "value": .string(preference.feature.1),
            ])
        }
        try emulate("Emulation.setEmulatedMedia", ["features": .array(features)])
    }

    /// Treats the page as the one at which the person is, wherever the focus went before: Tab also leads
    /// out of the page, and then nothing on it shows a focus.
    func keepFocus() throws {
        try emulate("Emulation.setFocusEmulationEnabled", ["enabled": .bool(true)])
    }

    /// Shows the page as it goes on paper, until preferences are set again.
    func showAsPrinted() throws {
        try emulate("Emulation.setEmulatedMedia", ["media": .string("print")])
    }

    /// Says whether a media query holds.
    func matches(_ query: String) throws -> Bool {
        try evaluate(
            "return matchMedia(arguments[0]).matches", [.string(query)], as: Bool.self)
    }

    /// Switches the pages' own scripts on or off; ``evaluate(_:_:as:)`` goes on working.
    func allowScripts(_ areAllowed: Bool) throws {
        try emulate("Emulation.setScriptExecutionDisabled", ["value": .bool(!areAllowed)])
    }

    /// Takes the network away from pages, or gives it back.
    func connect(_ isConnected: Bool) throws {
        try emulate("Network.enable", [:])
        try emulate(
            "Network.emulateNetworkConditions",
            [
                "offline": .bool(!isConnected), "latency": .integer(0),
                "downloadThroughput": .integer(-1), "uploadThroughput": .integer(-1),
            ])
    }

    /// Adds a style as a person's own style sheet would; the site's policy does not stop it.
    func addStyle(_ rules: String) throws {
        try run(
            """
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(arguments[0]);
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
            """, [.string(rules)])
    }
}
