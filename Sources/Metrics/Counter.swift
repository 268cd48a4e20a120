import Synchronization

/// A number that only grows, at the price of one atomic addition.
package final class Counter: Sendable {
    private let count = Atomic(0)

    package init() {}

    /// What was counted so far.
    package var value: Int { count.load(ordering: .relaxed) }

    package func add(_ number: Int = 1) { count.wrappingAdd(number, ordering: .relaxed) }
}

/// A counter for each value of a label whose values are known.
package struct Counters<Label: CaseIterable & Hashable & Sendable>: Sendable {
    private let counters: [Label: Counter]

    package init() {
        let each = Label.allCases.map { ($0, Counter()) }
        counters = Dictionary(each) { first, _ in first }
    }

    package subscript(label: Label) -> Int { counters[label]?.value ?? 0 }

    package func add(_ label: Label) { counters[label]?.add() }
}

extension Counters where Label: RawRepresentable<String> {
    /// One sample for each value of the label, zeros too: a rate needs its beginning.
    package func samples(label name: String) -> [Sample] {
        Label.allCases.map { Sample([(name, $0.rawValue)], self[$0]) }
    }
}
