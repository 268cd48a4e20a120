import Glibc

/// Why a server does not start.
package enum ServerError: Error, Equatable {
    case notAnAddress(String)
    /// The system refuses to listen; `code` is its `errno`.
    case cannotListen(host: String, port: UInt16, code: Int32)
    case alreadyStarted
}

extension ServerError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAnAddress(let text):
            "‘\(text)’ is no address in figures; write for example 127.0.0.1 or [::1]"
        case .cannotListen(let host, let port, let code):
            "cannot listen on \(host.contains(":") ? "[\(host)]" : host):\(port): "
                + "\(unsafe String(cString: strerror(code))); \(Self.advice(code))"
        case .alreadyStarted: "the server has been started already"
        }
    }

    private static func advice(_ code: Int32) -> String {
        switch code {
        case EADDRINUSE: "end what listens there, or choose another port"
        case EADDRNOTAVAIL: "choose an address of this machine"
        case EACCES: "choose a port above 1023, or let the service manager grant this one"
        default: "choose another address or port"
        }
    }
}
