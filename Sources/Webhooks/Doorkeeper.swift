/// Decides about each connection of one message, and remembers whether it refused one.
final class Doorkeeper {
    private let policy: ReachPolicy
    private let isEncrypted: Bool
    private(set) var hasRefused = false

    init(policy: ReachPolicy, isEncrypted: Bool) {
        (self.policy, self.isEncrypted) = (policy, isEncrypted)
    }

    /// Says whether a connection may go to the address of these 4 or 16 bytes.
    func allows(_ bytes: [UInt8]) -> Bool {
        let isAllowed =
            NetworkAddress(bytes: bytes)
            .map { policy.allows($0, encrypted: isEncrypted) } ?? false
        hasRefused = hasRefused || !isAllowed
        return isAllowed
    }
}
