import Values

extension Browser {
    /// Looks into the only frame of the page from now on.
    func enterFrame() throws { try command("POST", "/frame", ["id": .integer(0)]) }

    /// Looks at the whole page again.
    func leaveFrame() throws { try command("POST", "/frame", ["id": .null]) }

    /// The address of the page as a whole, whatever its frames show.
    func address() throws -> String { try ask("GET", "/url", as: String.self) }

    /// How many windows are open.
    func windowCount() throws -> Int {
        try ask("GET", "/window/handles", as: [String].self).count
    }

    /// How many cookies the browser holds, whoever set them.
    func cookieCount() throws -> Int {
        struct Jar: Decodable {
            let cookies: [Ignored]
        }
        let body: [String: JSONValue] = [
            "cmd": .string("Storage.getCookies"), "params": .object([:]),
        ]
        return try ask("POST", "/goog/cdp/execute", body, as: Jar.self).cookies.count
    }
}
