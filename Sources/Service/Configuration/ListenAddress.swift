/// Where to listen: an address in figures and a port, such as `127.0.0.1:8080` or `[::1]:8080`.
package struct ListenAddress: Hashable, Sendable {
    /// Without the brackets of IPv6.
    package let host: String
    package let port: UInt16

    /// Nil for anything else. Whether the figures are an address is seen when it is listened on.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        let host = text[..<colon]
        let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
        guard !host.isEmpty, isBracketed || !host.contains(":") else { return nil }
        self.host = isBracketed ? String(host.dropFirst().dropLast()) : String(host)
        self.port = port
    }

    package init(host: String, port: UInt16) {
        (self.host, self.port) = (host, port)
    }

    /// Whether nobody but this machine can reach it.
    package var isLoopback: Bool { host == "::1" || host.hasPrefix("127.") }

    /// What a browser is given to reach it.
    package var origin: String { "http://\(self)" }
}

extension ListenAddress: CustomStringConvertible {
    package var description: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
