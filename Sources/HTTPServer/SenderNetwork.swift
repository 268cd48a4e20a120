/// The network from which a request came, so coarse that it leads to no household: the /24 of an IPv4
/// address, the /48 of an IPv6 address.
package struct SenderNetwork: Hashable, Sendable {
    /// 4 or 6, and then the first three or six bytes of the address.
    package let bytes: [UInt8]

    /// The network of whoever sent `request` by way of so many trusted proxies; nil where no address is
    /// known.
    package init?(of request: Request, trustedProxies: Int) {
        let fields = request.head.fields
        guard let sender = PeerAddress(of: request.peer, fields, trustedProxies: trustedProxies)
        else { return nil }
        bytes = sender.truncated
    }

    /// The network of an address in figures; nil for any other text.
    package init?(_ text: String) {
        guard let address = PeerAddress(text) else { return nil }
        bytes = address.truncated
    }
}
