import Synchronization
import Values

/// Chance that is the same in every run with the same seed.
final class SeededGenerator: RandomNumberGenerator, Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed &* 0x9E37_79B9_7F4A_7C15 &+ 1) }

    /// xorshift64* (Vigna, 2014).
    func next() -> UInt64 {
        state.withLock { word in
            word ^= word >> 12
            word ^= word << 25
            word ^= word >> 27
            return word &* 0x2545_F491_4F6C_DD1D
        }
    }

    /// The same chance as bytes.
    var randomness: Randomness {
        Randomness { count in (0..<count).map { _ in UInt8(truncatingIfNeeded: self.next() >> 32) }
        }
    }
}
