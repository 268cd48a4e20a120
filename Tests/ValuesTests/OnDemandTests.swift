import Synchronization
import Testing
import Values

@Suite struct OnDemandTests {
    @Test("a value is made when it is asked for, and once for who asks again")
    func once() {
        let count = Counter()
        let value = OnDemand { count.next() }
        #expect(count.current == 0)
        #expect([value.value, value.value] == [1, 1])
        #expect(count.current == 1)
    }

    @Test("everybody who asks at once is given the same")
    func together() async {
        let count = Counter()
        let value = OnDemand { count.next() }
        let seen = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<64 { group.addTask { value.value } }
            return await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(seen.count == 1)
    }
}

private final class Counter: Sendable {
    private let number = Atomic(0)

    var current: Int { number.load(ordering: .relaxed) }

    func next() -> Int { number.add(1, ordering: .relaxed).newValue }
}
