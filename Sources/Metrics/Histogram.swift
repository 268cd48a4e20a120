import Synchronization

/// How many of some measured numbers lie below each of a few bounds, and their sum.
///
/// To record costs a walk along the bounds and two atomic additions.
package final class Histogram: Sendable {
    /// The most bounds that one may have.
    package static let most = 15

    /// Whole numbers in the unit in which is recorded, ascending.
    private let bounds: [Int]
    /// How many of the recorded units are one of those that are told.
    private let scale: Double
    private let buckets = InlineArray<16, Atomic<Int>> { _ in Atomic(0) }
    private let sum = Atomic(0)

    package init(bounds: [Int], scale: Double = 1) {
        precondition(bounds.count <= Self.most, "a histogram has at most \(Self.most) bounds")
        precondition(zip(bounds, bounds.dropFirst()).allSatisfy(<), "bounds ascend")
        (self.bounds, self.scale) = (bounds, scale)
    }

    package func record(_ number: Int) {
        var place = 0
        while place < bounds.count, number > bounds[place] { place += 1 }
        buckets[place].wrappingAdd(1, ordering: .relaxed)
        sum.wrappingAdd(number, ordering: .relaxed)
    }

    /// What was recorded so far, in the unit that is told.
    package struct Reading: Sendable {
        /// For each bound how many numbers are not above it.
        package let buckets: [(bound: Double, count: Int)]
        package let count: Int
        package let sum: Double
    }

    package var reading: Reading {
        var (count, told) = (0, [(bound: Double, count: Int)]())
        for (place, bound) in bounds.enumerated() {
            count += buckets[place].load(ordering: .relaxed)
            told.append((Double(bound) / scale, count))
        }
        count += buckets[bounds.count].load(ordering: .relaxed)
        let sum = Double(sum.load(ordering: .relaxed)) / scale
        return Reading(buckets: told, count: count, sum: sum)
    }
}

extension Histogram {
    /// For durations, told in seconds, between half a millisecond and ten seconds.
    package static func durations() -> Histogram {
        let microseconds = [
            500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
            2_500_000, 5_000_000, 10_000_000,
        ]
        return Histogram(bounds: microseconds, scale: 1e6)
    }

    /// For the sizes of batches, up to 4,096.
    package static func sizes() -> Histogram {
        Histogram(bounds: (0...12).map { 1 << $0 })
    }

    /// Records a duration where the unit is a microsecond.
    package func record(_ duration: Duration) {
        record(Int(duration / .microseconds(1)))
    }
}
