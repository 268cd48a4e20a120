/// A message as it lies in a mailbox.
package struct StoredMessage: Hashable, Sendable {
    /// Where it lies: the name of its file, or its number in a file of many, from 1.
    package let place: String
    /// Its first bytes, at most ``IncomingMessage/sizeLimit``.
    package private(set) var bytes: [UInt8] = []
    /// Says that the message is longer than its bytes here.
    package private(set) var isCut = false

    /// An empty message at that place.
    init(place: String) {
        self.place = place
    }

    /// Appends what still fits.
    mutating func append(_ more: some Collection<UInt8>) {
        let space = IncomingMessage.sizeLimit - bytes.count
        bytes += more.prefix(space)
        if more.count > space { isCut = true }
    }
}
