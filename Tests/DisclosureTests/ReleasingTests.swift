import FormModel
import Foundation
import Testing
import Values

@testable import Disclosure

@Suite struct SpeedTests {
    @Test func speed() throws {
        let clock = ContinuousClock()
        let generator = SeededGenerator(7)
        let plan = try SamplePlan.plan([2, 3, 5, 2, 4, 5, 2, 2, 3, 6, 2, 5])
        var community = Community(plan, people: 600, generator)
        for turn in 0..<6 {
            let time = clock.measure { community.release() }
            print(turn, time, community.refusals, community.made.last?.explanation ?? [])
            community.leave(turn % 2 == 0 ? 3 : 0)
            community.join(15)
            community.change(2)
        }
        if let last = community.made.last { print(String(decoding: last.release.bytes, as: UTF8.self).prefix(1500)) }
    }
}
