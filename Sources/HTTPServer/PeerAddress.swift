import CMicrohttpd
import Glibc

/// An address as the limits count it: an IPv4 address, or the /64 of an IPv6 address.
///
/// It is kept in memory alone, and never told to a log. A handler gets no more of it than
/// ``SenderNetwork``.
struct PeerAddress: Hashable, Sendable {
    /// The address of IPv4 in the lower half alone, where no address of IPv6 is that anybody sends from
    /// (RFC 4291 §2.4, RFC 6890); both in the order of the network.
    private let network: UInt64

    /// The address of a socket's peer.
    init?(_ address: UnsafePointer<sockaddr>?) {
        guard let address = unsafe address else { return nil }
        let bytes = unsafe UnsafeRawPointer(address)
        switch unsafe Int32(address.pointee.sa_family) {
        case AF_INET:
            self.init(v4: unsafe bytes.load(as: sockaddr_in.self).sin_addr)
        case AF_INET6:
            self.init(v6: unsafe bytes.loadUnaligned(as: sockaddr_in6.self).sin6_addr)
        default: return nil
        }
    }

    /// An address in figures.
    init?(_ text: String) {
        var v4 = in_addr()
        var v6 = in6_addr()
        if unsafe inet_pton(AF_INET, text, &v4) == 1 {
            self.init(v4: v4)
        } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
            self.init(v6: v6)
        } else {
            return nil
        }
    }

    /// The *count*-th address from the right of an `X-Forwarded-For` list.
    init?(forwardedFor list: String, trustedProxies count: Int) {
        let hops = list.split(separator: ",", omittingEmptySubsequences: false)
        guard count > 0, hops.count >= count else { return nil }
        let hop = hops[hops.count - count]
        self.init(String(hop.drop { $0 == " " }.prefix { $0 != " " }))
    }

    /// The address of whoever sent `fields` by way of so many proxies, the last of which is `peer`.
    init?(of peer: PeerAddress?, _ fields: FieldBlock, trustedProxies count: Int) {
        let forwarded = count > 0 ? fields.joined("x-forwarded-for") : nil
        let sender = forwarded.flatMap {
            PeerAddress(forwardedFor: $0, trustedProxies: count)
        }
        guard let address = sender ?? peer else { return nil }
        self = address
    }

    private init(v4 address: in_addr) {
        network = UInt64(address.s_addr)
    }

    /// An IPv4 address in IPv6 dress counts as the IPv4 address that it is.
    private init(v6 address: in6_addr) {
        let words = unsafe address.__in6_u.__u6_addr32
        let isMapped = words.0 == 0 && words.1 == 0 && words.2 == UInt32(0xFFFF).bigEndian
        network = isMapped ? UInt64(words.3) : UInt64(words.0) << 32 | UInt64(words.1)
    }

    /// The version of the protocol and the first three bytes of an IPv4 or six of an IPv6 address.
    var truncated: [UInt8] {
        let lower = UInt32(bigEndian: UInt32(truncatingIfNeeded: network))
        let upper = UInt32(bigEndian: UInt32(truncatingIfNeeded: network >> 32))
        guard upper != 0 else { return [4] + Self.bytes(of: lower).prefix(3) }
        return [6] + Self.bytes(of: upper) + Self.bytes(of: lower).prefix(2)
    }

    private static func bytes(of word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }
}
