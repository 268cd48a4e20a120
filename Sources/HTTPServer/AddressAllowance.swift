/// How often each address may do something, to be counted where it is done.
///
/// Whoever asks learns whether there is something left, and never the address.
package final class AddressAllowance: Sendable {
    private let limiter: RateLimiter
    private let trustedProxies: Int

    /// Nil for a rate that sets no limit.
    package init?(_ rate: RequestRate, trustedProxies: Int) {
        guard let limiter = RateLimiter(rate) else { return nil }
        self.limiter = limiter
        self.trustedProxies = trustedProxies
    }

    /// Takes one from what the sender of `request` has left; false when that is nothing.
    package func take(by request: Request) -> Bool {
        let fields = request.head.fields
        guard let sender = PeerAddress(of: request.peer, fields, trustedProxies: trustedProxies)
        else { return true }
        return limiter.retryAfter(sender, now: CoarseClock.now()) == nil
    }
}
