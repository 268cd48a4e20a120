import Synchronization

/// What stands before the paths of links in mails: the public address, or the one that is listened on.
final class Origin: Sendable {
    private let address: Mutex<String>

    init(_ address: String) {
        self.address = Mutex(address)
    }

    /// The address without a slash at its end.
    var text: String { address.withLock { $0 } }

    /// Takes another address, as soon as it is known where the service listens.
    func become(_ text: String) { address.withLock { $0 = text } }
}
