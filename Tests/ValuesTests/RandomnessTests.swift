import Testing
import Values

@Suite struct RandomnessTests {
    @Test(arguments: [Randomness.system, Randomness.drawnAhead()])
    func `gives as many bytes as asked for, and never the same again`(randomness: Randomness) {
        let draws = [1, 0, 22, 4_000, 300, 5_000].flatMap { count in
            (0..<8).map { _ in randomness.bytes(count) }
        }
        #expect(draws.map(\.count).reduce(0, +) == 8 * 9_323)
        let long = draws.filter { $0.count >= 22 }
        #expect(Set(long).count == long.count)
        #expect(long.allSatisfy { $0.contains { $0 != 0 } })
    }
}
