import Synchronization
package import Values

/// Gives each record of one file a number of nine digits that says nothing of its place.
///
/// A Feistel network permutes the numbers up to 2^30 under keys that are forgotten with the export;
/// what falls out of the range goes through it once more (cycle walking: J. Black and P. Rogaway,
/// "Ciphers with Arbitrary Finite Domains", 2002).
package final class RecordNumbers: Sendable {
    private static let rounds = 8
    private static let half: UInt64 = 15
    private static let mask: UInt64 = (1 << half) - 1
    /// How many numbers there are.
    package static let count = 900_000_000
    private static let least = 100_000_000

    private let keys: [UInt64]
    private let next = Atomic<Int>(0)

    package init(_ randomness: Randomness) {
        var words = RandomWords(randomness, ahead: Self.rounds)
        keys = (0..<Self.rounds).map { _ in words.next() }
    }

    /// Takes so many places that nobody else has.
    package func take(_ count: Int) -> Range<Int> {
        let start = next.wrappingAdd(count, ordering: .relaxed).oldValue
        return start..<start + count
    }

    /// The number of a place.
    package func number(at place: Int) -> Int {
        precondition(place < Self.count, "A file has fewer than 900 million records.")
        var value = UInt64(place)
        repeat { value = permuted(value) } while value >= UInt64(Self.count)
        return Self.least + Int(value)
    }

    private func permuted(_ value: UInt64) -> UInt64 {
        var (left, right) = (value >> Self.half, value & Self.mask)
        for key in keys { (left, right) = (right, left ^ (Self.mixed(right ^ key) & Self.mask)) }
        return left << Self.half | right
    }

    /// The finaliser of SplitMix64 (G. Steele et al., "Fast Splittable Pseudorandom Number
    /// Generators", 2014).
    private static func mixed(_ word: UInt64) -> UInt64 {
        var mixed = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
