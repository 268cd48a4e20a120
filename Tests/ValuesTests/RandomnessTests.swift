import Dispatch
import Synchronization
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

    @Test(arguments: [Randomness.system, Randomness.drawnAhead()])
    func `gives no two threads the same bytes`(randomness: Randomness) {
        let drawn = Mutex<[[UInt8]]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let own = (0..<2_000).map { _ in randomness.bytes(16) }
            drawn.withLock { $0 += own }
        }
        let draws = drawn.withLock { $0 }
        #expect(draws.count == 8_000)
        #expect(Set(draws).count == 8_000)
    }
}

@Suite struct RandomWordsTests {
    @Test func `are the bytes of their source, drawn as many at a time as was said`() {
        let asked = Mutex<[Int]>([])
        let source = Randomness { count in
            asked.withLock { $0.append(count) }
            return (0..<count).map { UInt8($0) }
        }
        var words = RandomWords(source, ahead: 2)
        #expect(
            (0..<3).map { _ in words.next() }
                == [0x0001_0203_0405_0607, 0x0809_0A0B_0C0D_0E0F, 0x0001_0203_0405_0607])
        #expect(asked.withLock { $0 } == [16, 16])
    }
}
