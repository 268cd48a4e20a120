import HTTPServer

extension Settings {
    /// What an address to listen on has to be.
    package static let listenExpectation =
        "an address and a port in figures, for example 127.0.0.1:8080 or [::1]:8080"

    /// Sets where to listen, from an address and a port such as `127.0.0.1:8080` or `[::1]:8080`.
    package mutating func listen(on text: String) throws(SettingsFault) {
        let fault = SettingsFault.wrong(
            key: "listen", value: text, origin: .option("--listen"),
            expected: Self.listenExpectation)
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { throw fault }
        let host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        guard !host.isEmpty, isBracketed || !host.contains(":") else { throw fault }
        server.host = isBracketed ? String(host.dropFirst().dropLast()) : String(host)
        server.port = port
    }

    /// The address and port to listen on, as they are set.
    func listenAddress(port: UInt16) -> String {
        let name = server.host.contains(":") ? "[\(server.host)]" : server.host
        return "\(name):\(port)"
    }

    /// The address of the service that listens on `port`, without a slash at its end.
    package func localAddress(port: UInt16) -> String {
        "http://\(listenAddress(port: port))"
    }
}
