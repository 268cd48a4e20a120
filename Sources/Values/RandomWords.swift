/// Unpredictable words that are drawn together: asking the kernel costs more than a word.
package struct RandomWords: RandomNumberGenerator {
    private static let size = MemoryLayout<UInt64>.size

    private let randomness: Randomness
    private let bytesAhead: Int
    private var reserve: ArraySlice<UInt8> = []

    /// Words of `randomness`, drawn by `count`.
    package init(_ randomness: Randomness, ahead count: Int) {
        self.randomness = randomness
        bytesAhead = max(count, 1) * Self.size
    }

    /// The next word.
    package mutating func next() -> UInt64 {
        if reserve.isEmpty { reserve = randomness.bytes(bytesAhead)[...] }
        defer { reserve = reserve.dropFirst(Self.size) }
        return reserve.prefix(Self.size).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
