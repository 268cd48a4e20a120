/// All addresses that begin with the same bits, such as `10.0.0.0/8` or `fd00::/8`.
package struct NetworkRange: Hashable, Sendable {
    private let start: [UInt8]
    /// How many bits are the same, of 128.
    private let length: Int

    /// A range as `ADDRESS/LENGTH` (RFC 4632), or one address; nil for anything else, and when a bit
    /// behind the length is set.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = NetworkAddress(String(parts[0])) else {
            return nil
        }
        let bits = address.isV4 ? 32 : 128
        let given = parts.count == 2 ? Int(parts[1]) : bits
        guard let given, (0...bits).contains(given) else { return nil }
        start = address.bytes
        length = given + 128 - bits
        guard start == Self.masked(start, length) else { return nil }
    }

    /// Says whether an address lies in it.
    package func contains(_ address: NetworkAddress) -> Bool {
        Self.masked(address.bytes, length) == start
    }

    private static func masked(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let kept = min(max(length - index * 8, 0), 8)
            return kept == 0 ? 0 : byte & (0xFF << UInt8(8 - kept))
        }
    }
}
