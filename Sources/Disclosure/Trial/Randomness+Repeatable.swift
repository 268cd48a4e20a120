import Synchronization
import Values

extension Randomness {
    /// Chance that is the same again with the same seed: for made-up people, never for real ones.
    static func repeatable(seed: UInt64) -> Randomness {
        let words = Mutex(WalkRandom(seed: seed))
        return Randomness { count in
            words.withLock { words in
                (0..<count).map { _ in UInt8(truncatingIfNeeded: words.next() >> 32) }
            }
        }
    }
}
