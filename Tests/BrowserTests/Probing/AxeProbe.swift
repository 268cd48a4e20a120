import Foundation
import Values

/// Asks axe-core, inside the page that is shown, what breaks WCAG 2.2 at levels A and AA.
struct AxeProbe {
    struct Violation: Decodable, Equatable, CustomStringConvertible {
        let id: String
        /// The first element, as a selector.
        let element: String
        let advice: String

        var description: String { "\(id) at \(element): \(advice)" }
    }

    private static let tags = [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ].map(JSONValue.string)

    private static let script = """
        const done = arguments[arguments.length - 1];
        const options = {
            runOnly: { type: "tag", values: arguments[0] },
            rules: { "target-size": { enabled: true } },
            resultTypes: ["violations"],
        };
        const report = ({ id, nodes }) => ({
            id,
            element: nodes[0].target.join(" "),
            advice: nodes[0].failureSummary,
        });
        axe.run(document, options).then(
            ({ violations }) => done(violations.map(report)),
            (error) => done([{ id: "axe-failed", element: "", advice: String(error) }]));
        """

    private let source: String

    init() throws {
        source = try String(contentsOf: Toolbox.axe(), encoding: .utf8)
    }

    /// Brings axe-core into the page; the driver's scripts pass the site's strict policy.
    func prepare(_ browser: Browser) throws {
        try browser.command("POST", "/timeouts", ["script": .integer(60_000)])
        try browser.run("\(source)\nwindow.axe = axe;")
    }

    /// Brings axe-core into every page that is opened within `action`: on many pages that takes less
    /// time than to send it to each of them.
    func standingBy(in browser: Browser, _ action: () throws -> Void) throws {
        try browser.command("POST", "/timeouts", ["script": .integer(60_000)])
        let added = try browser.ask(
            "POST", "/goog/cdp/execute",
            [
                "cmd": .string("Page.addScriptToEvaluateOnNewDocument"),
                "params": .object(["source": .string("\(source)\nwindow.axe = axe;")]),
            ], as: [String: String].self)
        defer {
            try? browser.emulate(
                "Page.removeScriptToEvaluateOnNewDocument",
                ["identifier": .string(added["identifier"] ?? "")])
        }
        try action()
    }

    func violations(_ browser: Browser) throws -> [Violation] {
        let body: [String: JSONValue] = [
            "script": .string(Self.script), "args": .array([.array(Self.tags)]),
        ]
        return try browser.ask("POST", "/execute/async", body, as: [Violation].self)
    }
}
