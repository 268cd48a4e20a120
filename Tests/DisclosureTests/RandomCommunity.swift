import Foundation
import Values

@testable import Disclosure

/// Communities by chance: 44 to 600 people, 3 to 12 questions, up to 6 releases.
enum RandomCommunity {
    /// How many cases are tried: few in every run, more with `RECOUNT_CASES=3000`.
    static func cases(_ standard: Int) -> Int {
        ProcessInfo.processInfo.environment["RECOUNT_CASES"].flatMap { Int($0) } ?? standard
    }

    /// A community with its releases.
    static func grown(seed: UInt64, most: Int = 600) throws -> Community {
        var generator = SeededGenerator(seed)
        let plan = try plan(&generator)
        let least = Int.random(in: 0..<3, using: &generator) == 0 ? 44 : 60
        let people = Int.random(in: least...max(least, most), using: &generator)
        var community = Community(plan, people: people, generator)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            community.release()
            if Bool.random(using: &generator) {
                community.leave(Int.random(in: 1...4, using: &generator))
            }
            if Bool.random(using: &generator) {
                community.change(Int.random(in: 0...3, using: &generator))
            }
            community.join(Int.random(in: 0...25, using: &generator))
        }
        return community
    }

    private static func plan(_ generator: inout SeededGenerator) throws -> ReleasePlan {
        let sizes = (0..<Int.random(in: 3...12, using: &generator)).map { _ in
            Int.random(in: 2...6, using: &generator)
        }
        var parameters = ReleaseParameters.standard
        parameters.isStrict = Int.random(in: 0..<4, using: &generator) == 0
        let hasPair = Int.random(in: 0..<4, using: &generator) == 0
        let hasFilter = Int.random(in: 0..<4, using: &generator) == 0
        return try SamplePlan.plan(
            sizes, pairs: hasPair ? [(0, 1)] : [],
            filtered: hasFilter ? [(question: 1, by: 2)] : [], parameters: parameters)
    }
}
