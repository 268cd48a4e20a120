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
        guard let address = ListenAddress(text) else { throw fault }
        (server.host, server.port) = (address.host, address.port)
    }

    /// The address of the service that listens on `port`, without a slash at its end.
    package func localAddress(port: UInt16) -> String {
        ListenAddress(host: server.host, port: port).origin
    }
}
