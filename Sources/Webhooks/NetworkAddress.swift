import Foundation

/// An address of a machine; one of IPv4 stands in the dress that IPv6 has for it (RFC 4291 §2.5.5.2).
package struct NetworkAddress: Hashable, Sendable {
    static let mapped: [UInt8] = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]

    /// 16 bytes.
    let bytes: [UInt8]

    /// The address of 4 or 16 bytes; nil for another number of them.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes.count == 4 ? Self.mapped + bytes : bytes
    }

    /// An address in figures.
    package init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if unsafe inet_pton(AF_INET, text, &v4) == 1 {
            self.init(bytes: unsafe withUnsafeBytes(of: v4) { unsafe Array($0) })
        } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
            self.init(bytes: unsafe withUnsafeBytes(of: v6) { unsafe Array($0) })
        } else {
            return nil
        }
    }

    /// Whether it is one of IPv4.
    var isV4: Bool { bytes.starts(with: Self.mapped) }
}
