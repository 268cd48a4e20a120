/// Which machines a message may go to.
///
/// Whoever sets up a webhook could otherwise make this server knock at machines behind its firewall. It is
/// asked for the very address of each connection, so that no name can change what it means in between.
package struct ReachPolicy: Sendable {
    /// Where no machine of the public internet is (RFC 6890 and the registries that it founded).
    private static let reserved = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20",
        "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ].compactMap { NetworkRange($0) }

    /// Networks of one's own that may be reached, also without encryption.
    private let own: [NetworkRange]

    package init(own: [NetworkRange] = []) { self.own = own }

    /// Says whether a message may go to an address.
    package func allows(_ address: NetworkAddress, encrypted: Bool) -> Bool {
        if own.contains(where: { $0.contains(address) }) { return true }
        return encrypted && Self.isPublic(address)
    }

    private static func isPublic(_ address: NetworkAddress) -> Bool {
        let carried = carried(by: address) ?? address
        return !reserved.contains { $0.contains(carried) }
    }

    /// The address of IPv4 to which a gateway passes on what is sent to `address`: NAT64 (RFC 6052 §2.1)
    /// and 6to4 (RFC 3056 §2).
    private static func carried(by address: NetworkAddress) -> NetworkAddress? {
        let bytes = address.bytes
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8)) {
            return NetworkAddress(bytes: Array(bytes.suffix(4)))
        }
        if bytes.starts(with: [0x20, 0x02]) { return NetworkAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }
}
