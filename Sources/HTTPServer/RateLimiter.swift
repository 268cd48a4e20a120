import Synchronization

/// A token bucket per address, in a table that never grows.
///
/// An address hashes (with the process's seed) to a set of eight buckets and takes the one that was
/// used least recently. An attacker with many addresses thus can make the limit forget, not the
/// memory grow.
final class RateLimiter: Sendable {
    private struct Bucket {
        var address: PeerAddress?
        var tokens: Double
        var updated: UInt64
    }

    private static let sets = 1_024
    private static let ways = 8
    private static let shards = 16

    private let rate: RequestRate
    private let buckets: [Shard]

    /// One lock for its part of the sets.
    private final class Shard: Sendable {
        let buckets: Mutex<[Bucket]>

        init(count: Int) {
            let empty = Bucket(address: nil, tokens: 0, updated: 0)
            buckets = Mutex(Array(repeating: empty, count: count))
        }
    }

    /// Makes the table, unless the rate sets no limit.
    init?(_ rate: RequestRate) {
        guard rate.perSecond > 0 else { return nil }
        self.rate = rate
        buckets = (0..<Self.shards).map { _ in Shard(count: Self.sets / Self.shards * Self.ways) }
    }

    /// Takes a token; without one, answers the whole seconds until there is one.
    func retryAfter(_ address: PeerAddress, now: UInt64) -> Int? {
        let hash = Int(UInt(bitPattern: address.hashValue) % UInt(Self.sets))
        let first = hash / Self.shards * Self.ways
        return buckets[hash % Self.shards].buckets.withLock { buckets in
            let index = Self.place(of: address, in: buckets, from: first)
            if buckets[index].address != address {
                let tokens = Double(rate.burst)
                buckets[index] = Bucket(address: address, tokens: tokens, updated: now)
            }
            return spend(&buckets[index], now: now)
        }
    }

    private static func place(of address: PeerAddress, in buckets: [Bucket], from first: Int) -> Int
    {
        var oldest = first
        for index in first..<(first + ways) {
            if buckets[index].address == address { return index }
            if buckets[index].updated < buckets[oldest].updated { oldest = index }
        }
        return oldest
    }

    private func spend(_ bucket: inout Bucket, now: UInt64) -> Int? {
        let seconds = Double(now - min(now, bucket.updated)) / 1_000
        bucket.tokens = min(Double(rate.burst), bucket.tokens + seconds * rate.perSecond)
        bucket.updated = now
        guard bucket.tokens < 1 else {
            bucket.tokens -= 1
            return nil
        }
        return max(1, Int(((1 - bucket.tokens) / rate.perSecond).rounded(.up)))
    }
}
