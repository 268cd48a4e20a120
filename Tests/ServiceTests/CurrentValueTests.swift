import Dispatch
import Synchronization
import Testing

@testable import Service

@Suite struct CurrentValueTests {
    private final class Number: Sendable {
        let number: Int

        init(_ number: Int) { self.number = number }
    }

    @Test func `is what was set last, for every one of many readers`() {
        let value = CurrentValue(Number(0))
        for number in 1...50 {
            value.replace(with: Number(number))
            let stale = Atomic(0)
            DispatchQueue.concurrentPerform(iterations: 8) { _ in
                for _ in 0..<500 where value.value.number != number {
                    stale.add(1, ordering: .relaxed)
                }
            }
            #expect(stale.load(ordering: .relaxed) == 0)
        }
    }
}
