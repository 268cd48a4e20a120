import Store
import Values

/// When a page was made, as its form brings it back: the time, and a code that shows that it was
/// written here.
///
/// It belongs to no page of its own, so that a second's pages share one. What makes a response
/// single is its submission key; what a stamp proves is that somebody has waited.
struct PageStamp: Hashable, Sendable {
    /// How many letters a stamp has.
    static let length = 20

    private static let domain = Array("page made\n".utf8)
    private static let timeLength = 5
    private static let codeLength = 10

    let made: Moment

    init(made: Moment) {
        self.made = made
    }

    /// Reads a stamp's letters; nil for what was not written with this vault's key.
    init?(_ letters: [UInt8], by vault: Vault) {
        guard letters.count == Self.length, let bytes = Base64URL.decode(letters: letters) else {
            return nil
        }
        let time = bytes.prefix(Self.timeLength)
        made = Moment(seconds: time.reduce(0) { $0 << 8 | Int64($1) })
        guard bytes.dropFirst(Self.timeLength).isSecretly(Self.code(of: time, by: vault)) else {
            return nil
        }
    }

    /// The stamp's letters: digits, letters, `-` and `_`.
    func letters(by vault: Vault) -> [UInt8] {
        let time = made.bytes(Self.timeLength)
        var letters: [UInt8] = []
        Base64URL.append((time + Self.code(of: time[...], by: vault))[...], to: &letters)
        return letters
    }

    private static func code(of time: ArraySlice<UInt8>, by vault: Vault) -> ArraySlice<UInt8> {
        vault.authenticationCode(ofPageContent: domain + time).bytes.prefix(codeLength)
    }
}

extension Moment {
    /// The seconds, most significant byte first.
    func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: seconds >> (8 * (count - 1 - $0))) }
    }
}

extension Collection where Element == UInt8 {
    /// Compares without telling by the time it takes how much is right.
    func isSecretly(_ other: some Collection<UInt8>) -> Bool {
        count == other.count && zip(self, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
