/// Why a server does not start.
package enum ServerError: Error, Equatable {
    case notAnAddress(String)
    /// The system refuses to listen; `code` is its `errno`.
    case cannotListen(host: String, port: UInt16, code: Int32)
    case alreadyStarted
}
