import Foundation
import Values

/// A session of Chromium, driven by W3C WebDriver.
struct Browser: Sendable {
    /// The driver's refusal of a command.
    struct Refusal: Error {
        let command: String
        let error: String
        let message: String

        /// True for what chromedriver says while one document gives way to the next.
        var isBetweenPages: Bool { error == "unknown error" }
    }

    private struct Answer<Value: Decodable>: Decodable {
        let value: Value
    }

    private struct Session: Decodable {
        let sessionId: String
    }

    private struct Problem: Decodable {
        let error: String
        let message: String

        /// True for what chromedriver says while one document gives way to the next.
        var isBetweenPages: Bool { error == "unknown error" }
    }

    private let driver: LoopbackClient
    private let session: String
    /// Where the site is, without a slash at the end.
    private var site: String

    /// How a browser is set up beyond what all tests share.
    struct Setup {
        var arguments: [String] = []
        /// What stands in the profile before the browser starts.
        var preferences: [String: JSONValue] = [:]
    }

    init(
        driver: LoopbackClient, profile: URL, site: LoopbackClient, setup: Setup = Setup()
    ) throws {
        self.driver = driver
        self.site = "http://127.0.0.1:\(site.port)"
        let arguments = [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-background-networking", "--user-data-dir=\(profile.path)",
        ]
        let options = JSONValue.object([
            "binary": .string(try Toolbox.chromium().path),
            "args": .array((arguments + setup.arguments).map(JSONValue.string)),
            "prefs": .object(setup.preferences),
        ])
        let wanted = JSONValue.object([
            "alwaysMatch": .object([
                "browserName": .string("chrome"), "goog:chromeOptions": options,
            ])
        ])
        let answer = try Self.call(
            driver, "POST", "/session", ["capabilities": wanted], as: Session.self)
        session = answer.sessionId
    }

    /// The same browser in front of another service.
    func visiting(_ service: LoopbackClient) -> Browser {
        var browser = self
        browser.site = "http://127.0.0.1:\(service.port)"
        return browser
    }

    /// Ends the session and with it the browser.
    func quit() throws {
        try command("DELETE", "")
    }

    /// Sends a command whose answer does not matter.
    func command(_ method: String, _ path: String, _ body: [String: JSONValue] = [:]) throws {
        _ = try ask(method, path, body, as: Ignored.self)
    }

    func ask<Value: Decodable>(
        _ method: String, _ path: String, _ body: [String: JSONValue] = [:], as type: Value.Type
    ) throws -> Value {
        try Self.call(driver, method, "/session/\(session)\(path)", body, as: type)
    }

    /// Opens a page of the site.
    func open(_ path: String) throws { try open(address: site + path) }

    /// Opens a page anywhere.
    func open(address: String) throws {
        try command("POST", "/url", ["url": .string(address)])
    }

    /// Runs a script in the page, which finds the values in `arguments`.
    func evaluate<Value: Decodable>(
        _ script: String, _ arguments: [JSONValue] = [], as type: Value.Type
    ) throws -> Value {
        let body: [String: JSONValue] = ["script": .string(script), "args": .array(arguments)]
        return try ask("POST", "/execute/sync", body, as: type)
    }

    func run(_ script: String, _ arguments: [JSONValue] = []) throws {
        _ = try evaluate(script, arguments, as: Ignored.self)
    }

    /// Sends a command of Chromium's own protocol, which emulates what WebDriver cannot.
    func emulate(_ name: String, _ parameters: [String: JSONValue]) throws {
        try command(
            "POST", "/goog/cdp/execute", ["cmd": .string(name), "params": .object(parameters)])
    }

    private static func call<Value: Decodable>(
        _ driver: LoopbackClient, _ method: String, _ path: String, _ body: [String: JSONValue],
        as type: Value.Type
    ) throws -> Value {
        let sent = method == "POST" ? JSONValue.object(body).canonical : []
        let answer = try driver.send(
            method, path, fields: ["Content-Type": "application/json"], body: sent)
        let data = Data(answer.body)
        guard answer.status == 200 else {
            let problem = try JSONDecoder().decode(Browser.Answer<Problem>.self, from: data).value
            throw Refusal(command: path, error: problem.error, message: problem.message)
        }
        return try JSONDecoder().decode(Browser.Answer<Value>.self, from: data).value
    }
}

/// A value that nobody looks at.
struct Ignored: Decodable {
    init(from decoder: any Decoder) {}
}
